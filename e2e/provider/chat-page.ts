import { expect, type Locator, type Page } from "@playwright/test";

/** The sandbox's page where a person writes "in Slack" and sees the agent's answer come back. */
export class ChatPage {
  readonly page: Page;
  readonly messages: Locator;

  constructor(page: Page) {
    this.page = page;
    this.messages = page.getByRole("log");
  }

  /** Chooses a bot and a conversation with it. */
  async choose(bot: string, conversation: string): Promise<void> {
    const lists = this.page.getByRole("navigation", { name: "Conversations" });
    await lists.getByRole("link", { name: bot }).first().click();
    await lists.getByRole("link", { name: conversation }).click();
    await expect(this.page.getByRole("region", { name: conversation })).toBeVisible();
  }

  async write(text: string, as?: string): Promise<void> {
    if (as !== undefined) await this.page.getByLabel("As").selectOption({ label: as });
    await this.page.getByLabel("Write").fill(text);
    await this.page.getByRole("button", { name: "Send" }).click();
    await expect(this.messages).toContainText(text);
  }
}
