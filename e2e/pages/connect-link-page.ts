import type { Locator, Page } from "@playwright/test";
import { ConsentPage } from "../provider/consent-page";

/** What somebody sees who was sent a link. */
export class ConnectLinkPage {
  readonly page: Page;
  readonly title: Locator;

  constructor(page: Page) {
    this.page = page;
    this.title = page.getByRole("heading", { level: 1 });
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** Goes on to the provider in this tab. */
  async continueTo(provider: string): Promise<ConsentPage> {
    await this.button(`Continue to ${provider}`).click();
    await this.page.getByRole("button", { name: "Authorize" }).waitFor();
    return new ConsentPage(this.page);
  }
}
