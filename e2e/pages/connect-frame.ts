import { expect, type Locator, type Page } from "@playwright/test";
import { ConsentPage } from "../provider/consent-page";

/** Connecting an account, in the install dialog or in the side panel. */
export class ConnectFrame {
  private readonly page: Page;
  readonly root: Locator;

  constructor(page: Page) {
    this.page = page;
    const name = /^(Connect|Reconnect) /;
    this.root = page.getByRole("dialog", { name }).or(page.getByRole("complementary", { name }));
  }

  /** Presses the button, and waits until the provider's page stands in the new window. */
  async continueTo(provider: string): Promise<ConsentPage> {
    return this.openWith(`Continue to ${provider}`);
  }

  /** Any button that opens the provider's window. */
  async openWith(button: string): Promise<ConsentPage> {
    const [popup] = await Promise.all([
      this.page.waitForEvent("popup"),
      this.button(button).click(),
    ]);
    await popup.getByRole("button", { name: "Authorize" }).waitFor();
    return new ConsentPage(popup);
  }

  /** Presses a button that goes to the provider in this very tab. */
  async continueInThisTab(button: string): Promise<ConsentPage> {
    await this.button(button).click();
    await this.page.getByRole("button", { name: "Authorize" }).waitFor();
    return new ConsentPage(this.page);
  }

  button(name: string): Locator {
    return this.root.getByRole("button", { name, exact: true });
  }

  /** What came of it; the focus is there, so that it is read out. */
  async expectOutcome(text: string | RegExp): Promise<void> {
    const heading = this.root.getByRole("heading", { level: 3, name: text });
    await expect(heading).toBeVisible();
    await expect(heading).toBeFocused();
  }

  async paste(field: string, secret: string): Promise<void> {
    await this.root.getByLabel(field).fill(secret);
    await this.button("Connect").click();
  }
}
