import type { Locator, Page } from "@playwright/test";
import { hydrated } from "./hydrated";

/** With which OAuth client an organization asks each provider. */
export class AppsPage {
  readonly page: Page;
  /** The form for the organization's own app. */
  readonly form: Locator;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole("dialog", { name: / own .+ app$/ });
  }

  async open(slug: string): Promise<void> {
    await this.page.goto(`/${slug}/-/apps`);
    await hydrated(this.page);
  }

  row(provider: string): Locator {
    return this.page
      .getByRole("list", { name: "Provider apps" })
      .getByRole("listitem")
      .filter({ hasText: provider });
  }

  async ask(provider: string, button: "Add" | "Change" | "Remove"): Promise<void> {
    await this.row(provider)
      .getByRole("button", { name: `${button} app of ${provider}` })
      .click();
  }

  /** Registers an app at the sandbox, as its page for developers lets a person do, and fills it in. */
  async registerAtSandbox(name: string): Promise<string> {
    const [sandbox] = await Promise.all([
      this.page.waitForEvent("popup"),
      this.form.getByRole("link", { name: "Register one with the sandbox" }).click(),
    ]);
    await sandbox.getByLabel("Name").fill(name);
    await sandbox.getByRole("button", { name: "Register app" }).click();
    const clientId = await sandbox.locator("#client-id").innerText();
    const secret = await sandbox.locator("#client-secret").innerText();
    await sandbox.close();
    await this.form.getByLabel("Client id").fill(clientId);
    await this.form.getByLabel("Client secret").fill(secret);
    return clientId;
  }
}
