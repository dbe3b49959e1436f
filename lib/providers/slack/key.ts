/** What is wrong with a pasted bot token, before anything is sent. */
export function checkBotToken(value: string): string | undefined {
  if (/^xoxb-[\w-]{8,}$/.test(value)) return undefined;
  if (value.startsWith("xoxp-"))
    return "This is a user's token (xoxp-). Copy the Bot User OAuth Token, which starts with xoxb-.";
  if (value.startsWith("xapp-"))
    return "This is an app-level token (xapp-). Copy the Bot User OAuth Token, which starts with xoxb-.";
  if (/^xoxe[-.]/.test(value))
    return "This is a configuration token (xoxe). Copy the Bot User OAuth Token, which starts with xoxb-.";
  return "A bot token starts with xoxb-. Copy the Bot User OAuth Token from OAuth & Permissions.";
}

/** What is wrong with a pasted signing secret. The sandbox's own are named as such. */
export function checkSigningSecret(value: string): string | undefined {
  if (/^[0-9a-f]{32}$/i.test(value) || value.includes("sandbox")) return undefined;
  if (value.startsWith("xox"))
    return "This is a token. Copy the Signing Secret from Basic Information.";
  return "A signing secret has 32 letters and digits. Copy it from Basic Information.";
}
