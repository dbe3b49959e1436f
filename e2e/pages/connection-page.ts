import type { Locator, Page } from "@playwright/test";
import { hydrated } from "./hydrated";

/** Everything about one account. */
export class ConnectionPage {
  readonly page: Page;
  readonly header: Locator;

  constructor(page: Page) {
    this.page = page;
    this.header = page
      .getByRole("main")
      .locator("header")
      .filter({ has: page.getByRole("heading", { level: 1 }) });
  }

  async open(slug: string, id: string): Promise<void> {
    await this.page.goto(`/${slug}/-/connections/${id}`);
    await hydrated(this.page);
  }

  /** What stands beside a word like "Pinned by". */
  fact(name: string): Locator {
    return this.page
      .getByRole("main")
      .locator("dl > div")
      .filter({ has: this.page.getByRole("term").filter({ hasText: name }) })
      .getByRole("definition");
  }

  /** The row of an agent in the list of those that used it. */
  use(agent: string): Locator {
    return this.page
      .getByRole("region", { name: "Used by" })
      .getByRole("row")
      .filter({ has: this.page.getByRole("link", { name: agent, exact: true }) });
  }

  button(name: string): Locator {
    return this.header.getByRole("button", { name, exact: true });
  }

  /** Types a label; Enter keeps it. */
  async relabel(account: string, label: string): Promise<void> {
    await this.header.getByRole("button", { name: /^(Add a label|Rename label)$/ }).click();
    const field = this.header.getByRole("textbox", { name: `Label of ${account}` });
    await field.fill(label);
    await field.press("Enter");
  }
}
