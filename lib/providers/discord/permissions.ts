/** What the bot asks a server for, by the bit that stands for it. */
const wanted = [
  6n, // add reactions
  10n, // see channels
  11n, // send messages
  14n, // show previews of links
  15n, // attach files
  16n, // read what was said before
  38n, // send messages in threads
];

/** All of them in one number, as Discord writes it. */
export const permissions: string = wanted.reduce((bits, bit) => bits | (1n << bit), 0n).toString();

export const installScopes = ["bot", "applications.commands"] as const;

/** Where a person chooses the server that the bot joins. */
export function installUrl(applicationId: string): string {
  const url = new URL("https://discord.com/oauth2/authorize");
  url.searchParams.set("client_id", applicationId);
  url.searchParams.set("scope", installScopes.join(" "));
  url.searchParams.set("permissions", permissions);
  return url.href;
}
