import type { Locator, Page } from "@playwright/test";
import { ConnectFrame } from "./connect-frame";

/** The first step of installing: where, whom it reaches, which account. */
export class InstallDialog {
  private readonly page: Page;
  readonly root: Locator;

  constructor(page: Page, integration: string) {
    this.page = page;
    this.root = page.getByRole("dialog", { name: `Install ${integration}` });
  }

  /** Installs and goes on to the step that connects. */
  async installAndConnect(): Promise<ConnectFrame> {
    await this.root.getByRole("button", { name: "Install and connect" }).click();
    const frame = new ConnectFrame(this.page);
    await frame.root.waitFor();
    return frame;
  }

  /** Installs something that needs nothing more. */
  async install(): Promise<void> {
    await this.root.getByRole("button", { name: "Install", exact: true }).click();
    await this.root.waitFor({ state: "hidden" });
  }
}
