import type { Locator, Page } from "@playwright/test";
import { hydrated } from "./hydrated";

type Value = "Allow" | "Ask" | "Deny";

/** What agents may do at a node. */
export class PoliciesTab {
  readonly page: Page;
  readonly table: Locator;

  constructor(page: Page) {
    this.page = page;
    this.table = page.getByRole("grid", { name: /^Policies at/ });
  }

  async open(path: string): Promise<void> {
    await this.page.goto(`${path}?tab=policies`);
    await hydrated(this.page);
  }

  /** A value by what it is about: "GitHub, write"; a tool by its title. */
  cell(about: string): Locator {
    return this.page.getByRole("button", { name: new RegExp(`^${about}: `) });
  }

  async showTools(integration: string): Promise<void> {
    await this.table
      .getByRole("row", { name: new RegExp(`^${integration} `) })
      .getByRole("button", { name: /^\d+ tools?/ })
      .click();
  }

  option(value: Value): Locator {
    return this.page.getByRole("menuitemradio", { name: new RegExp(`^${value}`) });
  }

  async choose(about: string, value: Value): Promise<void> {
    await this.cell(about).click();
    await this.option(value).click();
  }

  /** What the changes would do. */
  get effects(): Locator {
    return this.page.getByRole("status").filter({ hasText: /^\d+ changes?: / });
  }

  get save(): Locator {
    return this.page.getByRole("button", { name: "Save changes" });
  }

  /** Asks whether a tool may be called here, and returns the answer. */
  async test(tool: string): Promise<Locator> {
    await this.page.getByLabel("Tool to test").selectOption({ label: tool });
    return this.page.getByRole("region", { name: "Test" }).getByRole("status");
  }
}
