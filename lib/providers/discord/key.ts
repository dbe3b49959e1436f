/** What is wrong with a pasted bot token, before anything is sent. The sandbox's own are named as such. */
export function checkBotToken(value: string): string | undefined {
  if (/^[\w-]{18,40}\.[\w-]{5,8}\.[\w-]{25,80}$/.test(value)) return undefined;
  if (/^sandbox-discord-[a-z0-9][a-z0-9-]*$/.test(value)) return undefined;
  if (/^\d{15,20}$/.test(value))
    return "This is the application's id. Copy the token: Bot > Reset Token.";
  if (/^[0-9a-f]{64}$/i.test(value))
    return "This is the public key, which is read from Discord anyway. Copy the token: Bot > Reset Token.";
  if (/^[\w-]{32}$/.test(value))
    return "This is the client secret. Copy the bot's token: Bot > Reset Token.";
  return "A bot token has three parts with dots between. Copy it at Bot > Reset Token.";
}
