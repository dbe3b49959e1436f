import type { Locator, Page } from "@playwright/test";
import { hydrated } from "./hydrated";

/** What agents ask for, and what became of it. */
export class ApprovalsPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(slug: string, state: "waiting" | "decided" = "waiting"): Promise<void> {
    await this.page.goto(`/${slug}/-/approvals${state === "waiting" ? "" : "?state=decided"}`);
    await hydrated(this.page);
  }

  /** A request by what it says: "scout wants to create an issue at GitHub". */
  card(sentence: string): Locator {
    return this.page.getByRole("article", { name: sentence });
  }

  arguments(card: Locator): Locator {
    return card.getByRole("group", { name: /^Arguments/ });
  }

  approve(card: Locator): Locator {
    return card.getByRole("button", { name: /^Approve once/ });
  }

  async decline(card: Locator, note: string): Promise<void> {
    await card.getByRole("button", { name: /^Decline…/ }).click();
    await card.getByLabel(/^Note to /).fill(note);
    await card.getByRole("button", { name: "Decline", exact: true }).click();
  }

  /** How many wait, as the sidebar says it. */
  get count(): Locator {
    return this.page
      .getByRole("navigation", { name: "Pages" })
      .getByRole("link", { name: /^Approvals/ });
  }
}
