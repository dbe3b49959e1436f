import { expect, test } from "./fixtures";
import { AppsPage } from "./pages/apps-page";
import { Bell } from "./pages/bell";
import { ConnectionPage } from "./pages/connection-page";
import { ConnectionsHub } from "./pages/connections-hub";
import { NodePage } from "./pages/node-page";

test("an organization uses an app of its own, and is told what goes on with an older one", async ({
  ownerPage,
  tree,
}) => {
  const apps = new AppsPage(ownerPage);
  await apps.open(tree.slug);
  await expect(apps.row("GitHub")).toContainText("simulated");
  await apps.ask("GitHub", "Add");
  const clientId = await apps.registerAtSandbox("Acme agents");
  const verdict = apps.form.getByRole("status").filter({ hasText: /./ });
  await apps.form.getByLabel("Client id").fill("sandbox-github-nobody");
  await apps.form.getByRole("button", { name: "Check" }).click();
  await expect(verdict).toHaveText("GitHub does not know this client id.");
  await apps.form.getByLabel("Client id").fill(clientId);
  await apps.form.getByRole("button", { name: "Check" }).click();
  await expect(verdict).toHaveText("GitHub knows this client and accepts its secret.");
  await apps.form.getByRole("button", { name: "Save", exact: true }).click();
  await expect(apps.form).toBeHidden();
  await expect(apps.row("GitHub")).toContainText("acme's own");
  await expect(apps.row("GitHub")).toContainText(clientId);

  const node = new NodePage(ownerPage);
  await node.open(tree.team.path);
  const frame = await (await node.addIntegration("GitHub")).installAndConnect();
  await expect(frame.root).toContainText("App: acme's own GitHub app");
  const consent = await frame.continueTo("GitHub");
  await expect(consent.page.getByRole("main")).toContainText("Acme agents");
  await consent.approve();
  await frame.expectOutcome(/^Connected as octocat\./);
  await frame.button("Done").click();
  const hub = new ConnectionsHub(ownerPage);
  await hub.open(tree.slug);
  await hub.openRow("octocat");
  const connection = new ConnectionPage(ownerPage);
  await expect(connection.fact("App")).toHaveText("acme's own GitHub app");
  const address = ownerPage.url();

  await apps.open(tree.slug);
  await apps.ask("GitHub", "Change");
  await apps.registerAtSandbox("Acme agents 2");
  await expect(apps.form).toContainText("1 connection was made with the old app.");
  await expect(apps.form.getByRole("listitem")).toContainText(["octocat at Growth"]);
  await apps.form.getByRole("button", { name: "Save and ask 1 person to reconnect" }).click();
  await expect(apps.form).toBeHidden();
  await expect(apps.row("GitHub")).toContainText("made with an older app");

  // It goes on with the version that it was made with.
  await ownerPage.goto(address);
  await connection.button("Test").click();
  await expect(connection.header).toContainText(/GitHub answered in [\d,]+ ms as octocat\./);
  await new Bell(ownerPage).follow("The GitHub app was changed. Reconnect octocat");
  await expect(ownerPage).toHaveURL(address);
});
