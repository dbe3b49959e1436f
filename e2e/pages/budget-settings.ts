import { expect, type Locator, type Page } from "@playwright/test";
import { hydrated } from "./hydrated";

/** What may be spent at a node, in its settings. */
export class BudgetSettings {
  readonly page: Page;
  readonly section: Locator;

  constructor(page: Page) {
    this.page = page;
    this.section = page.getByRole("region", { name: "Budget" });
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${path}?tab=settings`);
    await hydrated(this.page);
    await expect(this.section.getByRole("button").first()).toBeVisible();
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  async set(amount: string, { park = false } = {}): Promise<void> {
    await this.section.getByRole("button", { name: /^Set a/ }).click();
    await this.dialog.getByLabel("Amount in dollars").fill(amount);
    if (park) await this.dialog.getByRole("radio", { name: "Ask a person" }).click();
    await this.dialog.getByRole("button", { name: "Save" }).click();
    await expect(this.dialog).toBeHidden();
  }
}
