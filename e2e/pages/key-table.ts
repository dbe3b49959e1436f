import type { Locator, Page } from "@playwright/test";

/** The keys of an agent, one's own tokens, or those of programs. */
export class KeyTable {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The row of a name or a state. */
  row(text: string | RegExp): Locator {
    return this.page.getByRole("row").filter({ hasText: text });
  }

  get dialog(): Locator {
    return this.page.getByRole("dialog");
  }

  /** Makes one, and leaves it shown. */
  async create(
    button: "Create key" | "Create token" | "Create server token",
    name: string,
  ): Promise<string> {
    await this.page.getByRole("button", { name: button }).click();
    await this.dialog.getByLabel("Name").fill(name);
    await this.dialog.getByRole("button", { name: "Create", exact: true }).click();
    return this.shown();
  }

  /** Exchanges one, and puts the new one away. */
  async rotate(text: string): Promise<string> {
    await this.row(text)
      .getByRole("button", { name: /^Rotate/ })
      .click();
    await this.dialog.getByRole("button", { name: "Rotate", exact: true }).click();
    const token = await this.shown();
    await this.store();
    return token;
  }

  async revoke(text: string | RegExp): Promise<void> {
    await this.row(text)
      .getByRole("button", { name: /^Revoke/ })
      .click();
    await this.page
      .getByRole("alertdialog")
      .getByRole("button", { name: /^Revoke/ })
      .click();
  }

  async store(): Promise<void> {
    await this.dialog.getByRole("button", { name: "I have stored it" }).click();
  }

  private async shown(): Promise<string> {
    await this.dialog.getByText("Copy it now.").waitFor();
    return this.dialog.locator("code").first().innerText();
  }
}
