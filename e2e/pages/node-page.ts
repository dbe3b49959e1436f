import { expect, type Locator, type Page } from "@playwright/test";
import { ConnectFrame } from "./connect-frame";
import { hydrated } from "./hydrated";
import { InstallDialog } from "./install-dialog";
import { PreviewDialog } from "./preview-dialog";

type Tab = "overview" | "tools" | "inbox" | "members" | "keys" | "activity" | "settings";
type Group = "Needs attention" | "Active here" | "Installed" | "Inherited" | "Blocked";

/** The page of one node: what is in force there and what can be done about it. */
export class NodePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(path: string, tab: Tab = "overview"): Promise<void> {
    await this.page.goto(tab === "overview" ? path : `${path}?tab=${tab}`);
    await hydrated(this.page);
  }

  title(name: string): Locator {
    return this.page.getByRole("heading", { level: 1, name, exact: true });
  }

  /** The row of an integration in the overview. */
  row(integration: string): Locator {
    return this.page
      .getByRole("main")
      .getByRole("listitem")
      .filter({ has: this.page.getByRole("link", { name: integration, exact: true }) });
  }

  group(name: Group): Locator {
    return this.page.getByRole("region", { name: new RegExp(`^${name}`) });
  }

  /** The rows of a group, without the steps that are lists inside them. */
  rows(name: Group): Locator {
    return this.group(name).locator("li[data-integration]");
  }

  /** What is open beside the page. */
  panel(name: string): Locator {
    return this.page.getByRole("complementary", { name, exact: true });
  }

  async openRow(integration: string): Promise<Locator> {
    await this.row(integration).getByRole("link", { name: integration, exact: true }).click();
    const panel = this.panel(integration);
    await panel.waitFor();
    return panel;
  }

  /** Chooses something from the menu of a row. */
  async choose(integration: string, item: string): Promise<void> {
    await this.row(integration)
      .getByRole("button", { name: `More for ${integration}` })
      .click();
    await this.page.getByRole("menuitem", { name: item, exact: true }).click();
  }

  /** Chooses something from the menu of the node itself. */
  async chooseForNode(node: string, item: string): Promise<void> {
    await this.page
      .getByRole("main")
      .getByRole("button", { name: `More for ${node}` })
      .click();
    await this.page.getByRole("menuitem", { name: item, exact: true }).click();
  }

  /** In the dialog that "Move…" opened: chooses where to, and returns what that would change. */
  async moveTo(node: string, target: string): Promise<PreviewDialog> {
    const dialog = this.page.getByRole("dialog", { name: `Move ${node}` });
    await dialog.getByRole("option", { name: new RegExp(`^${target}`) }).click();
    const preview = new PreviewDialog(this.page, `Move ${node} to ${target}?`);
    await preview.root.waitFor();
    return preview;
  }

  installDialog(integration: string): InstallDialog {
    return new InstallDialog(this.page, integration);
  }

  async addIntegration(integration: string): Promise<InstallDialog> {
    await this.page.getByRole("main").getByRole("button", { name: "Add integration" }).click();
    await this.page.getByRole("option", { name: new RegExp(`^${integration}`) }).click();
    const dialog = this.installDialog(integration);
    await dialog.root.waitFor();
    return dialog;
  }

  /** Installs a provider's integration here and connects an account at its consent page. */
  async installAndConnect(integration: string, account: string): Promise<void> {
    const dialog = await this.addIntegration(integration);
    const frame = await dialog.installAndConnect();
    const consent = await frame.continueTo(integration);
    await consent.approve({ account });
    await frame.expectOutcome(/^Connected as /);
    await frame.button("Done").click();
    await expect(frame.root).toBeHidden();
  }

  /** Opens the panel that connects an installed integration. */
  async startConnecting(integration: string): Promise<ConnectFrame> {
    await this.row(integration)
      .getByRole("button", { name: new RegExp(`^Connect ${integration}`) })
      .click();
    const frame = new ConnectFrame(this.page);
    await frame.root.waitFor();
    return frame;
  }

  async remove(integration: string, node: string): Promise<void> {
    await this.choose(integration, "Remove…");
    const dialog = new PreviewDialog(this.page, `Remove ${integration} from ${node}?`);
    await dialog.root.getByRole("button", { name: /^Remove from / }).click();
    await expect(dialog.root).toBeHidden();
  }

  async expectToast(text: string | RegExp): Promise<void> {
    await expect(this.page.getByRole("status").filter({ hasText: text }).first()).toBeVisible();
  }
}
