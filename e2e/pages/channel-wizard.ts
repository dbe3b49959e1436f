import { expect, type Locator, type Page } from "@playwright/test";
import { ConsentPage } from "../provider/consent-page";
import { hydrated } from "./hydrated";
import { NodePage } from "./node-page";

/** The page on which an agent's bot or number is connected, step by step. */
export class ChannelWizard {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Installs a channel on an agent whose page this opens, and goes on to the steps. */
  async start(path: string, agent: string, integration: string): Promise<void> {
    const node = new NodePage(this.page);
    await node.open(path);
    const dialog = await node.addIntegration(integration);
    const frame = await dialog.installAndConnect();
    await frame.button(`Set up ${integration}`).click();
    await this.page.waitForURL(/\/connect\//);
    await this.page
      .getByRole("heading", { level: 1, name: `Connect ${integration} for ${agent}` })
      .waitFor();
    await hydrated(this.page);
  }

  step(title: string): Locator {
    return this.page
      .getByRole("listitem")
      .filter({ has: this.page.getByRole("heading", { level: 2, name: new RegExp(`^${title}`) }) });
  }

  async expectDone(title: string): Promise<void> {
    await expect(
      this.page.getByRole("heading", { level: 2, name: new RegExp(`^${title} ?\\(Done\\)`) }),
    ).toBeVisible();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  /** Presses what goes to the provider, and allows it there. */
  async install(button: string): Promise<void> {
    await this.button(button).click();
    await this.page.getByRole("button", { name: "Authorize" }).waitFor();
    await new ConsentPage(this.page).approve();
    await this.page.waitForURL(/\/connect\//);
    await hydrated(this.page);
  }
}
