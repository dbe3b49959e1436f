/** What is wrong with a pasted API key, before anything is sent. */
export function checkApiKey(value: string): string | undefined {
  if (/^KEY[\w-]{8,}$/.test(value)) return undefined;
  return "An API key of Telnyx starts with KEY. Make one under API Keys in Telnyx's portal.";
}

/** What is wrong with a pasted public key: 32 bytes of Ed25519 in base64. */
export function checkPublicKey(value: string): string | undefined {
  if (/^[A-Za-z0-9+/]{43}=$/.test(value)) return undefined;
  if (value.startsWith("KEY")) return "This is an API key. Copy the Public Key from the same page.";
  return "A public key has 44 characters and ends with =. Copy it from the tab Public Key.";
}
