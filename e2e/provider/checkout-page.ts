import { expect, type Page } from "@playwright/test";

/** Stripe's page on which somebody pays, as the sandbox plays it. */
export class CheckoutPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async expectAmount(amount: string): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1 })).toHaveText(`Pay ${amount}`);
  }

  /** Pays with the card that is chosen at first, or with another way by its name. */
  async pay(way?: RegExp): Promise<void> {
    if (way) await this.page.getByRole("radio", { name: way }).check();
    await this.page.getByRole("button", { name: /^Pay / }).click();
  }

  async back(): Promise<void> {
    await this.page.getByRole("link", { name: "Back, without paying" }).click();
  }
}
