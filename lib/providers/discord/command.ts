/** The one command that every bot has: `/ask`. Discord tells bots with the same command apart. */
export const commandOf = (agent: { name: string }): object => ({
  type: 1,
  name: "ask",
  description: `Write to ${agent.name}`.slice(0, 100),
  options: [
    {
      type: 3,
      name: "message",
      description: "What you want to say",
      required: true,
      max_length: 6000,
    },
  ],
  integration_types: [0],
  // On servers and in direct messages with the bot.
  contexts: [0, 1],
});
