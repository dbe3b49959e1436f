import type { Locator, Page } from "@playwright/test";
import { hydrated } from "./hydrated";

/** What people say to an agent, and where its messages go. */
export class InboxTab {
  readonly page: Page;
  readonly conversations: Locator;
  readonly thread: Locator;
  readonly webhook: Locator;
  readonly dialog: Locator;

  constructor(page: Page) {
    this.page = page;
    this.conversations = page.getByRole("list", { name: "Conversations" }).getByRole("listitem");
    this.thread = page.getByRole("log", { name: "What was said" });
    this.webhook = page.getByRole("region", { name: "Where messages go" });
    this.dialog = page.getByRole("dialog");
  }

  async open(agentPath: string): Promise<void> {
    await this.page.goto(`${agentPath}?tab=inbox`);
    await hydrated(this.page);
  }

  conversation(name: string): Locator {
    return this.conversations.filter({ has: this.page.getByRole("link", { name, exact: true }) });
  }

  /** A message of the thread, by its text. */
  message(text: string): Locator {
    return this.thread.getByRole("listitem").filter({ hasText: text });
  }

  async startTest(): Promise<void> {
    await this.page.getByRole("button", { name: "Send a test message" }).click();
    await this.dialog.waitFor();
  }
}
