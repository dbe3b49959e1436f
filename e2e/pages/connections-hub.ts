import type { Locator, Page } from "@playwright/test";
import { hydrated } from "./hydrated";

/** Every account that somebody may see, by who owns it. */
export class ConnectionsHub {
  readonly page: Page;
  readonly search: Locator;
  /** How many are broken and healthy, of what the filters leave. */
  readonly counts: Locator;

  constructor(page: Page) {
    this.page = page;
    this.search = page.getByRole("searchbox", { name: "Search account or label" });
    this.counts = page.getByRole("main").getByRole("search").getByRole("status");
  }

  async open(slug: string): Promise<void> {
    await this.page.goto(`/${slug}/-/connections`);
    await hydrated(this.page);
  }

  row(account: string): Locator {
    return this.page.locator("tr[data-connection]").filter({ hasText: account });
  }

  /** Everything that the table shows, line by line: owners and their accounts. */
  get lines(): Locator {
    return this.page.getByRole("rowheader");
  }

  choice(label: "Provider" | "Health" | "Person"): Locator {
    return this.page.getByRole("combobox", { name: label });
  }

  /** Limits the list to a node and what is below it. */
  async limitTo(node: string): Promise<void> {
    await this.page.getByRole("button", { name: /^Node: / }).click();
    await this.page.getByRole("option", { name: new RegExp(`^${node}`) }).click();
  }

  async openRow(account: string): Promise<void> {
    await this.row(account).getByRole("link", { name: account, exact: true }).click();
    await this.page.getByRole("heading", { level: 1, name: account }).waitFor();
  }

  async choose(account: string, item: string): Promise<void> {
    await this.row(account)
      .getByRole("button", { name: new RegExp(`^More for ${account} at `) })
      .click();
    await this.page.getByRole("menuitem", { name: item, exact: true }).click();
  }
}
