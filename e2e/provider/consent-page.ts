import type { Page } from "@playwright/test";

type Consent = {
  account?: string;
  /** Scopes that the person does not allow. */
  untick?: readonly string[];
};

/** The page at the provider on which a person picks an account and allows or declines. */
export class ConsentPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Allows it, and returns the address to which the provider sent the browser. */
  async approve({ account, untick = [] }: Consent = {}): Promise<string> {
    await this.choose(account, untick);
    return this.answer("Authorize");
  }

  async decline(): Promise<string> {
    return this.answer("Decline");
  }

  /** Allows it, but keeps the browser from coming back; returns where it would have gone. */
  async approveWithoutReturning({ account }: Consent = {}): Promise<string> {
    await this.page.route("**/api/oauth/**", (route) => route.abort());
    return this.approve({ ...(account !== undefined && { account }) });
  }

  private async choose(account: string | undefined, untick: readonly string[]): Promise<void> {
    if (account !== undefined)
      await this.page.getByRole("radio", { name: account, exact: false }).check();
    for (const scope of untick)
      await this.page.getByRole("checkbox", { name: new RegExp(`${scope}$`) }).uncheck();
  }

  private async answer(button: "Authorize" | "Decline"): Promise<string> {
    const callback = this.page.waitForRequest(/\/api\/oauth\/[^/]+\/callback/);
    await this.page.getByRole("button", { name: button }).click();
    return (await callback).url();
  }
}
