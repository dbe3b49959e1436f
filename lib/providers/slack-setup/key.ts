/** What is wrong with a pasted refresh token of an app configuration, before anything is sent. */
export function checkRefreshToken(value: string): string | undefined {
  if (/^xoxe-[\w-]{8,}$/.test(value)) return undefined;
  if (value.startsWith("xoxe.xoxp-"))
    return "This is the access token, which ends after 12 hours. Copy the Refresh Token, which starts with xoxe-1-.";
  if (value.startsWith("xoxb-") || value.startsWith("xoxp-") || value.startsWith("xapp-"))
    return "This is a token of one app. Copy the Refresh Token under Your App Configuration Tokens.";
  return "A refresh token starts with xoxe-1-. Copy it from Your App Configuration Tokens.";
}
