import type { Locator, Page } from "@playwright/test";

/** What somebody was told, at the top of every page. */
export class Bell {
  private readonly page: Page;
  readonly button: Locator;
  readonly panel: Locator;

  constructor(page: Page) {
    this.page = page;
    this.button = page.getByRole("button", { name: /^Notifications/ });
    this.panel = page.getByRole("dialog", { name: "Notifications" });
  }

  /** Opens the panel and follows a sentence to where it is acted on. */
  async follow(sentence: string | RegExp): Promise<void> {
    await this.button.click();
    await this.panel.getByRole("link", { name: sentence }).click();
    await this.panel.waitFor({ state: "hidden" });
  }

  unread(count: number): Locator {
    return this.page.getByRole("button", {
      name: count === 0 ? "Notifications" : `Notifications, ${String(count)} unread`,
      exact: true,
    });
  }
}
