/** What the bot is told of, by Discord's bits. */
const ordinary = [
  0, // servers, their channels and threads
  9, // messages on servers
  10, // reactions there
  12, // direct messages
  13, // reactions there
].reduce((bits, bit) => bits | (1 << bit), 0);

/** The text of messages that are not addressed to the bot: has to be allowed to the application. */
const messageContent = 1 << 15;

export const intentsOf = (readsContent: boolean): number =>
  readsContent ? ordinary | messageContent : ordinary;
