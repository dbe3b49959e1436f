import { expect, test } from "./fixtures";
import { NodePage } from "./pages/node-page";
import { ToolsTab } from "./pages/tools-tab";

test("an agent's schedule calls its own tool by itself, and is listed with how it ended", async ({
  ownerPage,
  tree,
  connect,
  sandbox,
}) => {
  await connect(tree.team.id, "github", "octocat");
  const node = new NodePage(ownerPage);
  await node.open(tree.team.path);
  await (await node.addIntegration("Scheduler")).install();
  await node.open(tree.agent.path, "tools");

  const tools = new ToolsTab(ownerPage);
  const title = `Planned in ${tree.slug}`;
  await tools.try("Create a schedule").click();
  const panel = tools.panel("Create a schedule");
  await panel.getByRole("button", { name: "Edit as JSON" }).click();
  await panel.getByLabel("Arguments as JSON").fill(
    JSON.stringify({
      name: "Morning issue",
      tool: "github_create_issue",
      arguments: { repository: "hubot/scripts", title },
      at: new Date(Date.now() + 5_000).toISOString(),
    }),
  );
  await panel.getByRole("button", { name: "Create a schedule as scout" }).click();
  await expect(panel.getByRole("region", { name: "Result" })).toContainText("Done");

  await expect.poll(() => sandbox.data("github"), { timeout: 60_000 }).toContain(title);
  await node.open(tree.agent.path, "tools");
  const result = await tools.run("List schedules", {});
  await expect(result).toContainText("Morning issue");
  await expect(result).toContainText("done");
});
