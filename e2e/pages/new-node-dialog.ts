import type { Locator, Page } from "@playwright/test";

/** The form for a new team, project or agent. */
export class NewNodeDialog {
  readonly root: Locator;

  constructor(page: Page, parent: string) {
    this.root = page.getByRole("dialog", { name: `New in ${parent}` });
  }

  async create(name: string): Promise<void> {
    await this.root.getByLabel("Name").fill(name);
    await this.root.getByRole("button", { name: `Create ${name}` }).click();
    await this.root.waitFor({ state: "hidden" });
  }
}
