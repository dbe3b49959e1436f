import type { Locator, Page } from "@playwright/test";

/** The tools of an agent, and trying one beside the list. */
export class ToolsTab {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  try(tool: string): Locator {
    return this.page.getByRole("button", { name: `Try ${tool}`, exact: true });
  }

  panel(tool: string): Locator {
    return this.page.getByRole("complementary", { name: tool, exact: true });
  }

  /** Fills the form of a tool and runs it; what comes back is a region called Result. */
  async run(tool: string, values: Readonly<Record<string, string>>): Promise<Locator> {
    await this.try(tool).click();
    const panel = this.panel(tool);
    for (const [label, value] of Object.entries(values)) await panel.getByLabel(label).fill(value);
    await panel.getByRole("button", { name: / as (?!(JSON|curl)$)/ }).click();
    return panel.getByRole("region", { name: "Result" });
  }
}
