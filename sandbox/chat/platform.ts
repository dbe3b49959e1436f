/** Somebody whom a visitor of the page can be. */
export type ChatPerson = { id: string; name: string };

export type ChatBot = { id: string; name: string; detail?: string };

export type ChatConversation = {
  id: string;
  /** "#general", "Direct message", "Call of 10:42". */
  name: string;
  detail?: string;
  /** False where nothing can be said there: the bot is not in the channel, the call is over. */
  isOpen: boolean;
  /** The only person who can say something there: a direct message's. */
  personId?: string;
};

export type ChatMessage = {
  id: string;
  author: string;
  isBot: boolean;
  text: string;
  at: Date;
  /** The message it answers, if any. */
  thread?: string | null;
  /** "👍 1", "delivered", "spoken". */
  notes?: readonly string[];
};

/** A button besides sending, such as inviting the bot, calling the number or hanging up. */
export type ChatAction = { id: string; label: string };

/** A platform on which a person can talk to an agent's bot, as the sandbox's page shows it. */
export type ChatPlatform = {
  id: string;
  name: string;
  /** What the field for a message is called: "Write", "Say". */
  verb?: (botId: string, conversationId: string) => string;
  people: () => readonly ChatPerson[];
  /** The bots that are there at the moment. */
  bots: () => readonly ChatBot[];
  conversations: (botId: string) => readonly ChatConversation[];
  /** Oldest first. */
  messages: (botId: string, conversationId: string) => readonly ChatMessage[];
  /** Says it as that person; resolves to what is wrong, if anything. Events leave by themselves. */
  say: (said: {
    botId: string;
    conversationId: string;
    personId: string;
    text: string;
    thread: string | null;
  }) => Promise<string | undefined> | string | undefined;
  actions?: (botId: string, conversationId: string | undefined) => readonly ChatAction[];
  /** Does what a button says; resolves to the conversation to show next. */
  act?: (done: {
    botId: string;
    conversationId: string | undefined;
    personId: string;
    actionId: string;
  }) => Promise<string | undefined> | string | undefined;
};
