import { expect, type Locator, type Page } from "@playwright/test";

/** The confirm that lists who gains, loses or switches what. */
export class PreviewDialog {
  readonly root: Locator;

  constructor(page: Page, title: string) {
    this.root = page.getByRole("alertdialog", { name: title });
  }

  /** What is listed under a heading like "Lose". */
  effects(heading: "Lose" | "Gain" | "Switch" | "Same" | "Accounts" | "Address"): Locator {
    return this.root
      .locator("section")
      .filter({ has: this.root.page().getByRole("heading", { name: new RegExp(`^${heading}`) }) });
  }

  button(name: string): Locator {
    return this.root.getByRole("button", { name, exact: true });
  }

  async confirm(name: string): Promise<void> {
    await this.button(name).click();
    await expect(this.root).toBeHidden();
  }
}
