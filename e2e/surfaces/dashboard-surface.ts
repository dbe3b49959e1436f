import { expect } from "@playwright/test";
import { NodePage } from "../pages/node-page";
import { PreviewDialog } from "../pages/preview-dialog";
import { ReceiptPage } from "../pages/receipt-page";
import { ToolsTab } from "../pages/tools-tab";
import type { Scene, Surface } from "./surface";

/** A person with the screens. */
export function dashboardSurface({ agent, page }: Scene): Surface {
  const node = new NodePage(page);
  return {
    async installAndConnect(account) {
      await node.open(agent.path);
      await node.installAndConnect("GitHub", account);
      await expect(node.rows("Active here")).toContainText(account);
    },
    async search(query) {
      await node.open(agent.path, "tools");
      const result = await new ToolsTab(page).run("Search repositories", { Query: query });
      await expect(result).toContainText("Done");
    },
    async remove() {
      await node.open(agent.path);
      await node.choose("GitHub", "Remove…");
      await new PreviewDialog(page, `Remove GitHub from ${agent.name}?`).confirm(
        `Remove from ${agent.name}`,
      );
      await page.getByRole("button", { name: "View receipt" }).click();
      const receipt = new ReceiptPage(page);
      await expect(receipt.title(`Removed GitHub from ${agent.name}`)).toBeVisible();
    },
  };
}
