import type { Page } from "@playwright/test";
import type { TestTree } from "./fixtures";
import { hydrated } from "./pages/hydrated";
import { NodePage } from "./pages/node-page";

/** Every page that somebody who is signed in can open, by a name for messages. */
export const pagesOf = (tree: TestTree): ReadonlyMap<string, string> =>
  new Map([
    ["the organization", `/${tree.slug}`],
    ["a team", tree.team.path],
    ["a project", tree.project.path],
    ["an agent", tree.agent.path],
    ["the panel of an integration", `${tree.team.path}?open=github`],
    ["why an account", `${tree.agent.path}?open=github&view=why`],
    ["the panel that connects", `${tree.team.path}?open=notion&view=connect`],
    ["settings of an integration", `${tree.team.path}?open=github&view=settings`],
    ["the tools", `${tree.agent.path}?tab=tools`],
    ["a tool", `${tree.agent.path}?tab=tools&open=github_create_issue`],
    ["the calls of an agent", `${tree.agent.path}?tab=calls`],
    ["the inbox of an agent", `${tree.agent.path}?tab=inbox`],
    ["the policies of a node", `${tree.team.path}?tab=policies`],
    ["the members", `${tree.team.path}?tab=members`],
    ["the activity of a node", `${tree.team.path}?tab=activity`],
    ["the settings of a node", `${tree.team.path}?tab=settings`],
    ["the catalog", `/${tree.slug}/-/catalog`],
    ["an integration of the catalog", `/${tree.slug}/-/catalog/github`],
    ["the approvals", `/${tree.slug}/-/approvals`],
    ["the calls", `/${tree.slug}/-/calls`],
    ["the activity", `/${tree.slug}/-/activity`],
    ["the usage", `/${tree.slug}/-/usage`],
    ["the usage of a node", `${tree.team.path}?tab=usage`],
    ["the ledger", `/${tree.slug}/-/usage/ledger`],
    ["the keys", `${tree.agent.path}?tab=keys`],
    ["the server tokens", `/${tree.slug}?tab=keys`],
    ["the account", "/account"],
    ["the tokens", "/account?tab=tokens"],
    ["signing a terminal in", "/device"],
    ["an answer that was used", "/connect/used"],
  ]);

/** The pages about accounts, links and removals, as far as they are about one of these. */
export const connectionPagesOf = (
  { slug, team, project }: TestTree,
  of: { connection: string; broken: string; retried: string; refused: string; link: string },
): ReadonlyMap<string, string> =>
  new Map([
    ["the hub", `/${slug}/-/connections`],
    ["the hub with filters", `/${slug}/-/connections?node=${project.id}&inherited=true`],
    ["the accounts of a node", `${team.path}?tab=connections`],
    ["an account", `/${slug}/-/connections/${of.connection}`],
    ["a broken account", `/${slug}/-/connections/${of.broken}`],
    ["the links", `/${slug}/-/links`],
    ["a link to somebody else", of.link],
    ["the provider apps", `/${slug}/-/apps`],
    ["the receipts", `/${slug}/-/receipts`],
    ["a receipt that is tried again", `/${slug}/-/receipts/${of.retried}`],
    ["a receipt that waits for a person", `/${slug}/-/receipts/${of.refused}`],
    ["the notifications", `/${slug}/-/notifications`],
  ]);

/** A team with an account, and an integration that still needs one. */
export async function furnish(page: Page, tree: TestTree): Promise<void> {
  const node = new NodePage(page);
  await node.open(tree.team.path);
  await node.installAndConnect("GitHub", "octocat");
  const dialog = await node.addIntegration("Notion");
  await (await dialog.installAndConnect()).button("Cancel").click();
  await node.row("Notion").waitFor();
}

/** Waits until nothing on the page is still on its way. */
export async function settled(page: Page): Promise<void> {
  await hydrated(page);
  await page.waitForLoadState("networkidle");
  await page.waitForFunction(
    () => document.querySelector("[aria-busy=true], [data-slot=skeleton]") === null,
  );
}
