import type { Locator, Page } from "@playwright/test";

/** Asking somebody else to sign in, in the frame that connects. */
export class SendLinkForm {
  private readonly root: Locator;

  constructor(page: Page) {
    const name = /^(Connect|Reconnect) /;
    this.root = page.getByRole("dialog", { name }).or(page.getByRole("complementary", { name }));
  }

  /** From the first press to the link that is to be sent; returns its path. */
  async send(to: { email: string } | { member: string }, note = ""): Promise<string> {
    await this.root.getByRole("button", { name: "Send a link" }).click();
    if ("email" in to) await this.root.getByLabel("E-mail address").fill(to.email);
    else {
      const member = this.root.getByRole("option").filter({ hasText: to.member });
      const value = (await member.getAttribute("value")) ?? "";
      await this.root.getByLabel("To", { exact: true }).selectOption(value);
    }
    await this.root.getByLabel("Note").fill(note);
    await this.root.getByRole("button", { name: "Make and copy the link" }).click();
    const link = await this.root.getByRole("textbox", { name: "The link" }).inputValue();
    return new URL(link).pathname;
  }

  async done(): Promise<void> {
    await this.root.getByRole("button", { name: "Done" }).click();
    await this.root.waitFor({ state: "hidden" });
  }
}
