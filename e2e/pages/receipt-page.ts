import type { Locator, Page } from "@playwright/test";

/** The proof of a removal, step by step. */
export class ReceiptPage {
  readonly page: Page;
  readonly steps: Locator;

  constructor(page: Page) {
    this.page = page;
    this.steps = page.getByRole("list", { name: "Steps" });
  }

  title(text: string): Locator {
    return this.page.getByRole("heading", { level: 1, name: text, exact: true });
  }

  step(title: string): Locator {
    return this.steps.getByRole("listitem").filter({ hasText: title });
  }

  /** How far it is, or how it ended. */
  get summary(): Locator {
    return this.page
      .getByRole("main")
      .getByRole("status")
      .filter({ hasText: /^(Step|Removed)/ });
  }
}
