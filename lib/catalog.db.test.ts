import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { finishConnectKey } from "./connections/finish-key";
import { startConnect } from "./connections/start";
import { getIntegration, integrations } from "./integrations/catalog";
import { installIntegration } from "./installations/install";
import { listIntegrations } from "./installations/list";
import { removeIntegration } from "./installations/remove";
import { execute } from "./pipeline/execute";
import { getProvider } from "./providers/catalog";
import { connectAccount } from "./testing/connect";
import { createTree, type TestTree } from "./testing/fixtures";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "./testing/own-sandbox";
import { callTool } from "./tools/dispatch";
import { findTool } from "./tools/find-tool";
import { listToolCalls } from "./tools/list-calls";
import { schemasOf } from "./tools/tool-schemas";

let sandbox: OwnSandbox;
let tree: TestTree;
beforeAll(async () => {
  sandbox = await startOwnSandbox();
});
beforeEach(async () => {
  await sandbox.reset();
  tree = await createTree();
});
afterEach(() => forgetOutsideAccounts(tree.organizationId));
afterAll(() => sandbox.close());

type Agent = {
  /** Calls a tool as the agent and returns its result as JSON text. */
  call: (tool: string, args?: Record<string, unknown>) => Promise<string>;
  /** The same, but for one value of the result. */
  pick: (tool: string, args: Record<string, unknown>, key: string) => Promise<string | number>;
  /** What the provider holds now, as JSON text. */
  atProvider: () => Promise<string>;
};

const mark = "Zebra 4711";
const soon = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

/** What is pasted where a key is asked for. */
const keys: Record<string, Record<string, string>> = {
  slack: { botToken: "xoxb-sandbox-catalog", signingSecret: "sandbox-signing-secret" },
  stripe: { apiKey: "rk_sandbox_acme" },
};

/** What an agent does with each integration: every tool once, every effect read back. */
const journeys: Record<string, (agent: Agent) => Promise<void>> = {
  async github({ call, pick, atProvider }) {
    const repository = "acme/website";
    expect(await call("github_search_repositories", { query: "website" })).toContain(repository);
    expect(await call("github_read_file", { repository, path: "README.md" })).toContain("# Acme");
    expect(await call("github_list_organizations")).toContain("acme");
    const issue = { repository, title: mark };
    const number = await pick("github_create_issue", issue, "number");
    expect(await call("github_list_issues", { repository })).toContain(mark);
    expect(await call("github_search_issues", { query: `${mark} repo:${repository}` })).toContain(
      mark,
    );
    await call("github_create_comment", { repository, number, body: `Seen ${mark}` });
    expect(await atProvider()).toContain(`Seen ${mark}`);
  },
  async notion({ call, pick, atProvider }) {
    const found = await call("notion_search_pages", {});
    const ids = [...found.matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id ?? "");
    expect(ids.length).toBeGreaterThan(0);
    const databases = await call("notion_search_pages", { kind: "database" });
    const database = /"id":"([^"]+)"/.exec(databases)?.[1] ?? "";
    expect(await call("notion_query_database", { database })).toContain('"id"');
    const pages = await call("notion_search_pages", { kind: "page" });
    const parent = /"id":"([^"]+)"/.exec(pages)?.[1] ?? "";
    const draft = { parent_page: parent, title: mark, content: "First line" };
    const page = await pick("notion_create_page", draft, "id");
    await call("notion_append_blocks", { page, content: "Second line" });
    const text = await call("notion_read_page", { page });
    expect(text).toContain("First line");
    expect(text).toContain("Second line");
    expect(await atProvider()).toContain(mark);
  },
  async gmail({ call, pick, atProvider }) {
    expect(await call("gmail_list_labels")).toContain("INBOX");
    const found = await call("gmail_search_messages", {});
    const message_id = /"id":"([^"]+)"/.exec(found)?.[1] ?? "";
    expect(await call("gmail_read_message", { message_id })).toContain('"subject"');
    const mail = { to: ["anna@acme.test"], text: "Grüße" };
    await call("gmail_create_draft", { ...mail, subject: `Draft ${mark}` });
    expect(await atProvider()).toContain(`Draft ${mark}`);
    const sent = await pick(
      "gmail_send_message",
      { ...mail, subject: `Sent ${mark}` },
      "message_id",
    );
    expect(await call("gmail_read_message", { message_id: sent })).toContain(`Sent ${mark}`);
  },
  async "google-calendar"({ call, pick }) {
    const free = await call("google_calendar_find_free_time", { from: soon(0), to: soon(240) });
    expect(free).toContain('"start"');
    const event = { title: mark, start: soon(30), end: soon(31) };
    const event_id = await pick("google_calendar_create_event", event, "id");
    await call("google_calendar_update_event", { event_id, title: `${mark} moved` });
    const events = await call("google_calendar_list_events", { from: soon(0), to: soon(48) });
    expect(events).toContain(`${mark} moved`);
  },
  async "google-drive"({ call, pick, atProvider }) {
    const file = { name: `${mark}.txt`, text: "In the file" };
    const file_id = await pick("google_drive_upload_file", file, "id");
    expect(await call("google_drive_search_files", { query: mark })).toContain(mark);
    expect(await call("google_drive_read_file", { file_id })).toContain("In the file");
    await call("google_drive_share_file", { file_id, email: "anna@acme.test" });
    expect(await atProvider()).toContain("anna@acme.test");
  },
  async linear({ call, pick, atProvider }) {
    const teams = await call("linear_list_teams");
    const team = /"key":"([^"]+)"/.exec(teams)?.[1] ?? "";
    const issue = await pick("linear_create_issue", { team, title: mark }, "id");
    expect(await call("linear_list_issues", { team })).toContain(mark);
    await call("linear_update_issue", { issue, title: `${mark} renamed` });
    expect(await call("linear_search_issues", { query: mark })).toContain(`${mark} renamed`);
    await call("linear_create_comment", { issue, body: `Comment ${mark}` });
    expect(await atProvider()).toContain(`Comment ${mark}`);
  },
  async slack({ call, pick, atProvider }) {
    expect(await call("slack_list_conversations")).toContain("general");
    const sent = { conversation: "#general", text: mark };
    const message = await pick("slack_send_message", sent, "message");
    expect(await call("slack_read_history", { conversation: "#general" })).toContain(mark);
    await call("slack_react", { conversation: "#general", message, emoji: "zebra_face" });
    expect(await atProvider()).toContain("zebra_face");
  },
  async stripe({ call }) {
    expect(await call("stripe_find_customers")).toContain("cus_");
    expect(await call("stripe_get_balance")).toContain("available");
    expect(await call("stripe_list_invoices")).toContain("in_");
    const Charges = z.object({
      charges: z.array(
        z.object({
          id: z.string(),
          status: z.string(),
          amount: z.number(),
          amount_refunded: z.number(),
        }),
      ),
    });
    const list = async () => Charges.parse(JSON.parse(await call("stripe_list_charges"))).charges;
    const paid = (await list()).find(
      (each) => each.status === "succeeded" && each.amount_refunded === 0,
    );
    if (!paid) throw new Error("The sandbox has a charge that can be refunded");
    await call("stripe_create_refund", { charge: paid.id, amount_cents: 100, reference: mark });
    expect((await list()).find(({ id }) => id === paid.id)?.amount_refunded).toBe(100);
  },
};

async function connect(integration: string): Promise<void> {
  const { provider } = getIntegration(integration);
  if (provider === null) return;
  const at = { nodeId: tree.agent.id, integration };
  if (getProvider(provider).auth.type === "oauth") {
    expect(await connectAccount(tree.owner, at)).toMatchObject({ status: "done" });
    return;
  }
  const { attemptId } = await execute(startConnect, tree.owner, at);
  if (attemptId === null) throw new Error("Nothing to connect");
  const fields = keys[provider] ?? {};
  const done = await execute(finishConnectKey, tree.owner, {
    attemptId,
    fields,
    confirmCaution: true,
  });
  expect(done).toMatchObject({ status: "done" });
}

const Called = z.object({ outcome: z.literal("done"), result: z.unknown() });

const ajv = new Ajv2020({ allErrors: true, strict: false, validateFormats: false });

/** What about a result is not as the tool's published output schema says; undeclared fields are wrong too. */
function wrongIn(name: string, result: unknown): unknown {
  const found = findTool(name);
  if (!found) throw new Error(`There is no tool ${name}`);
  const { output } = schemasOf(found.tool);
  return ajv.validate(output, result) ? [] : ajv.errors;
}

/** An agent whose calls go through the dispatcher; `called` collects the tools. */
const agentOf = (provider: string, called: Set<string>): Agent => {
  const result = async (tool: string, args: Record<string, unknown>) => {
    const output = await execute(callTool, tree.owner, {
      nodeId: tree.agent.id,
      tool,
      arguments: args,
    });
    called.add(tool);
    expect(output).toMatchObject({ truncated: false, content: null, message: null });
    expect(wrongIn(tool, output.result), tool).toEqual([]);
    return Called.parse(output).result;
  };
  return {
    call: async (tool, args = {}) => JSON.stringify(await result(tool, args)),
    pick: async (tool, args, key) =>
      z
        .record(z.string(), z.unknown())
        .transform((row) => z.union([z.string(), z.number()]).parse(row[key]))
        .parse(await result(tool, args)),
    atProvider: async () => JSON.stringify(await sandbox.control("GET", `/data/${provider}`)),
  };
};

/** What waits for people to speak is walked with its provider: lib/providers, lib/gateways, lib/phone. */
const connectable = integrations.filter(
  ({ id, provider }) => provider !== null && Object.hasOwn(journeys, id),
);

test("every app has a journey here", () => {
  const apps = integrations.filter(({ category, provider }) => category === "app" && provider);
  expect(Object.keys(journeys)).toEqual(expect.arrayContaining(apps.map(({ id }) => id)));
});

describe.each(connectable)("$name", ({ id, provider, tools }) => {
  test("connects, does what each of its tools says, and leaves nothing alive when removed", async () => {
    const at = { nodeId: tree.agent.id, integration: id };
    const before = await sandbox.count();
    await execute(installIntegration, tree.owner, at);
    expect(await sandbox.count(), "installing contacts nobody").toBe(before);

    await connect(id);
    const called = new Set<string>();
    await journeys[id]?.(agentOf(provider ?? "", called));
    expect([...called].toSorted()).toEqual(tools.map(({ name }) => name).toSorted());

    await execute(removeIntegration, tree.owner, at);
    const { integrations: rows } = await execute(listIntegrations, tree.owner, {
      nodeId: tree.agent.id,
    });
    expect(rows.find((row) => row.id === id)).toMatchObject({ status: "available", toolsOn: 0 });
    const revocable = getProvider(provider ?? "").revoke !== undefined;
    const grants = await sandbox.grants(provider ?? "");
    expect(grants.length).toBeGreaterThan(0);
    if (revocable) expect(grants.filter(({ revoked }) => !revoked)).toEqual([]);
  });
});

test("the scheduler plans, lists, pauses and deletes calls of the agent's own tools", async () => {
  for (const integration of ["github", "scheduler"])
    await execute(installIntegration, tree.owner, { nodeId: tree.agent.id, integration });
  await connect("github");
  const called = new Set<string>();
  const { call } = agentOf("github", called);
  const planned = { name: mark, tool: "github_list_organizations", cron: "0 9 * * *" };
  const Created = z.object({ schedule: z.object({ id: z.string(), paused: z.boolean() }) });
  const created = Created.parse(JSON.parse(await call("scheduler_create_schedule", planned)));
  expect(await call("scheduler_list_schedules")).toContain(mark);
  const { id: schedule } = created.schedule;
  const paused = Created.parse(JSON.parse(await call("scheduler_pause_schedule", { schedule })));
  expect(paused.schedule.paused).toBe(true);
  await call("scheduler_delete_schedule", { schedule });
  expect(await call("scheduler_list_schedules")).not.toContain(mark);
  const { tools } = getIntegration("scheduler");
  expect([...called].toSorted()).toEqual(tools.map(({ name }) => name).toSorted());
});

test("a page of this network is not fetched for an agent, and that it was tried is on record", async () => {
  const nodeId = tree.agent.id;
  await execute(installIntegration, tree.owner, { nodeId, integration: "web-fetch" });
  const args = { url: "https://127.0.0.1/" };
  await expect(
    execute(callTool, tree.owner, { nodeId, tool: "web_fetch_get_page", arguments: args }),
  ).rejects.toMatchObject({ kind: "invalid_input" });
  const { calls } = await execute(listToolCalls, tree.owner, { nodeId });
  expect(calls).toMatchObject([{ tool: "web_fetch_get_page", outcome: "failed", account: null }]);
});
