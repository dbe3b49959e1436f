import type { Locator, Page } from "@playwright/test";
import { hydrated } from "./hydrated";

/** Signing in with e-mail and password. */
export class SignInPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async signIn({ email, password }: { email: string; password: string }): Promise<void> {
    await hydrated(this.page);
    await this.page.getByLabel("E-mail").fill(email);
    await this.page.getByLabel("Password", { exact: true }).fill(password);
    await this.page.getByRole("button", { name: "Sign in", exact: true }).click();
  }

  get refusal(): Locator {
    return this.page.getByRole("main").getByRole("alert");
  }
}
