import type { Locator, Page } from "@playwright/test";

/** The tree at the left. */
export class OrganizationTree {
  private readonly page: Page;
  readonly root: Locator;
  readonly search: Locator;

  constructor(page: Page) {
    this.page = page;
    this.root = page.getByRole("tree", { name: "Organization tree" });
    this.search = page.getByRole("searchbox", { name: "Find a node" });
  }

  /** A row; its name says the kind and the state too. */
  row(name: string): Locator {
    return this.root.getByRole("treeitem", { name: new RegExp(`^${name}(,|$)`) });
  }

  /** The row that the keyboard is at. */
  get focused(): Locator {
    return this.root.locator("[role=treeitem]:focus");
  }

  /** Chooses from a row's menu with the pointer. Its `…` has no role: keys open the menu otherwise. */
  async choose(name: string, item: string): Promise<void> {
    await this.row(name).hover();
    await this.row(name).locator("[aria-haspopup=menu]").click();
    await this.page.getByRole("menuitem", { name: item, exact: true }).click();
  }
}
