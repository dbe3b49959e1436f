/** What is wrong with a pasted account SID, before anything is sent. The sandbox's own are named as such. */
export function checkAccountSid(value: string): string | undefined {
  if (/^AC[0-9a-f]{32}$/.test(value) || /^AC_sandbox_[a-z0-9-]+$/.test(value)) return undefined;
  if (value.startsWith("SK"))
    return "This is the SID of an API key (SK). The account's own starts with AC.";
  return "An account SID starts with AC and has 34 letters and digits. Copy it from Twilio's console.";
}

/** What is wrong with a pasted auth token. */
export function checkAuthToken(value: string): string | undefined {
  if (/^[0-9a-f]{32}$/i.test(value) || value.includes("sandbox")) return undefined;
  return "An auth token has 32 letters and digits. Copy it from Twilio's console.";
}
