import type { Locator, Page } from "@playwright/test";

/** Who has which role at a node. */
export class MembersTab {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  row(person: string): Locator {
    return this.page.getByRole("row").filter({ hasText: person });
  }

  /** Invites an address, and returns the path of the link that is to be sent. */
  async invite(email: string, role: string): Promise<string> {
    await this.page.getByRole("button", { name: "Add people" }).click();
    const form = this.page.getByRole("dialog", { name: /^Add people/ });
    await form.getByLabel("E-mail addresses").fill(email);
    await form.getByRole("radio", { name: role, exact: false }).check();
    await form.getByRole("button", { name: "Invite" }).click();
    const links = this.page.getByRole("dialog", { name: "Invited 1 person" });
    const link = await links.getByRole("code").innerText();
    await links.getByRole("button", { name: "Done" }).click();
    return new URL(link).pathname;
  }

  async remove(email: string): Promise<void> {
    await this.row(email)
      .getByRole("button", { name: `Remove ${email}` })
      .click();
    const dialog = this.page.getByRole("alertdialog", { name: new RegExp(`^Remove ${email}`) });
    await dialog.getByRole("button", { name: `Remove ${email}` }).click();
    await dialog.waitFor({ state: "hidden" });
  }
}
