import type { Page } from "@playwright/test";

/** A way to use the product: the dashboard, REST, MCP or the command line. */
export type Surface = {
  /** Installs GitHub at the agent, connects an account, and has seen it active. */
  installAndConnect: (account: string) => Promise<void>;
  search: (query: string) => Promise<void>;
  /** Removes GitHub again, and has seen that the receipt is finished. */
  remove: () => Promise<void>;
};

/** The agent that it is done for, and the browser of the person who connects the account. */
export type Scene = { agent: { name: string; path: string }; page: Page };
