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

  /** Allows it, but keeps the browser from going back; returns where it would have gone. */
  async approveWithoutReturning(): Promise<string> {
    let location: string | undefined;
    // The answer itself is held, because a redirect that follows it cannot be.
    await this.page.route(
      (url) => url.href === this.page.url(),
      async (route) => {
        const answer = await route.fetch({ maxRedirects: 0 });
        location = answer.headers().location;
        await route.fulfill({ contentType: "text/plain", body: "held" });
      },
    );
    await this.page.getByRole("button", { name: "Authorize" }).click();
    await this.page.getByText("held").waitFor();
    if (location === undefined) throw new Error("The provider sent the browser nowhere");
    return location;
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
