import { execFileSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { authorizeConnect } from "@/lib/connections/authorize";
import { finishConnect } from "@/lib/connections/finish";
import { updateConnection } from "@/lib/connections/update";
import { holdCredits, settleCredits } from "@/lib/credits/hold";
import { inOrganization } from "@/lib/db";
import { decideDevice } from "@/lib/device/decide";
import { execute } from "@/lib/pipeline/execute";
import { consentAt } from "@/lib/testing/connect";
import { createTestNode, createTree, type TestTree } from "@/lib/testing/fixtures";
import { createTestKey, createTestToken } from "@/lib/testing/keys";
import { forgetOutsideAccounts, type OwnSandbox, startOwnSandbox } from "@/lib/testing/own-sandbox";
import { installPackedCli, type PackedCli } from "@/lib/testing/packed-cli";
import { startProcess, type TestProcess } from "@/lib/testing/process";

let sandbox: OwnSandbox;
let gateway: TestProcess;
let origin: string;
let alfe: PackedCli;
let tree: TestTree;
let token: string;

beforeAll(async () => {
  sandbox = await startOwnSandbox();
  [gateway, alfe, tree] = await Promise.all([startProcess(), installPackedCli(), createTree()]);
  origin = await gateway.ask("serve", { host: "127.0.0.1" });
  token = await createTestToken(tree.owner);
});

afterAll(async () => {
  alfe.remove();
  await gateway.kill();
  await forgetOutsideAccounts(tree.organizationId);
  await sandbox.close();
});

/** As the owner, at the agent. */
const asOwner = () => ({ ALFE_URL: origin, ALFE_TOKEN: token, ALFE_NODE: tree.agent.path });
const asAgent = async (agent = tree.agent.id) => ({
  ALFE_URL: origin,
  ALFE_KEY: await createTestKey(tree.organizationId, agent),
});
const json = (text: string): unknown => JSON.parse(text);

describe("the package", () => {
  test("depends on nothing", () => {
    const installed = readdirSync(path.join(alfe.folder, "node_modules"));
    expect(installed.filter((name) => !name.startsWith("."))).toEqual(["alfe"]);
  });

  test("tells its version, its help and every exit code", async () => {
    const { version } = json(readFileSync("cli/package.json", "utf8")) as { version: string };
    expect(await alfe.run(["--version"])).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
    const { code, stdout } = await alfe.run(["--help"]);
    expect(code).toBe(0);
    for (const text of ["integration", "ALFE_KEY", "waits for a person's approval"])
      expect(stdout).toContain(text);
  });

  test("says what is wrong with a command, and what may be meant", async () => {
    const { code, stdout, stderr } = await alfe.run(["integration", "instal", "github"]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("Did you mean install?");
  });
});

describe("signing in", () => {
  test("is allowed in the dashboard, kept for oneself, and ended", async () => {
    const env = { ALFE_URL: origin };
    expect((await alfe.run(["whoami"], { env })).code).toBe(3);

    const login = alfe.start(["login", "--no-browser"], { env });
    const [, code = ""] = await login.says("stderr", /Your code: (\S+)/);
    const { userId } = tree.owner.actor;
    await decideDevice(userId, { code, organizationId: tree.organizationId });
    expect(await login.ended).toMatchObject({
      code: 0,
      stdout: `Signed in to acme at ${origin}.\n`,
    });

    const file = path.join(alfe.config, "credentials.json");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(alfe.config).mode & 0o777).toBe(0o700);
    const { servers } = json(readFileSync(file, "utf8")) as {
      servers: Record<string, { token: string }>;
    };
    const kept = servers[origin]?.token ?? "";

    // The server that one signed in to is the one that is meant.
    const me = await alfe.run(["whoami", "--json"]);
    expect(json(me.stdout)).toMatchObject({ kind: "person", user: { email: tree.owner.email } });

    expect((await alfe.run(["logout"])).code).toBe(0);
    expect(readFileSync(file, "utf8")).not.toContain(kept);
    const after = await alfe.run(["whoami"], { env: { ...env, ALFE_TOKEN: kept } });
    expect(after.code).toBe(3);
  });

  test("that is denied leaves nothing behind", async () => {
    const login = alfe.start(["login", "--no-browser"], { env: { ALFE_URL: origin } });
    const [, code = ""] = await login.says("stderr", /Your code: (\S+)/);
    await decideDevice(tree.owner.actor.userId, { code, organizationId: null });
    expect((await login.ended).code).toBe(4);
    expect((await alfe.run(["whoami"], { env: { ALFE_URL: origin } })).code).toBe(3);
  });

  test("with a token takes it from standard input, and refuses an agent's key", async () => {
    const env = { ALFE_URL: origin };
    const { ALFE_KEY: key } = await asAgent();
    const refused = await alfe.run(["login", "--with-token"], { env, input: key });
    expect(refused.code).toBe(2);
    expect((await alfe.run(["login", "--with-token"], { env, input: `${token}\n` })).code).toBe(0);
    expect((await alfe.run(["credits"], { env })).code).toBe(0);
    writeFileSync(path.join(alfe.config, "credentials.json"), "{}");
  });
});

describe("without a terminal", () => {
  test("an integration is installed, connected, used and removed", async () => {
    const env = asOwner();
    const found = await alfe.run(["integration", "search", "issues", "repositories"], { env });
    expect(found.stdout).toContain("github");
    expect((await alfe.run(["integration", "install", "github"], { env })).code).toBe(0);
    expect((await alfe.run(["integration", "install", "github"], { env })).code).toBe(6);

    const connect = alfe.start(["integration", "connect", "github", "--json"], { env });
    const [, attemptId = ""] = await connect.says("stderr", /\/connect\/(\S+)/);
    await finishInBrowser(attemptId);
    const connected = await connect.ended;
    expect(connected.code).toBe(0);
    expect(json(connected.stdout)).toMatchObject({ status: "done" });

    const shown = await alfe.run(["integration", "show", "github", "--json"], { env });
    expect(json(shown.stdout)).toMatchObject({ status: "active" });
    const listed = await alfe.run(["tool", "list", "--available"], { env });
    expect(listed.stdout).toContain("github_list_issues");
    const called = await alfe.run(["tool", "call", "github_list_organizations", "--json"], { env });
    expect(called).toMatchObject({ code: 0 });
    expect(json(called.stdout)).toMatchObject({ outcome: "done" });
    const wrong = await alfe.run(["tool", "call", "github_list_issues", "--arg", "x=1"], { env });
    expect(wrong.code).toBe(7);
    expect(wrong.stderr).toContain("/arguments");

    const unasked = await alfe.run(["integration", "remove", "github"], { env });
    expect(unasked.code).toBe(2);
    expect(unasked.stderr).toContain("--yes");
    const still = await alfe.run(["integration", "show", "github", "--json"], { env });
    expect(json(still.stdout)).toMatchObject({ status: "active" });

    const removed = await alfe.run(["integration", "remove", "github", "--yes", "--json"], { env });
    expect(removed.code).toBe(0);
    expect(json(removed.stdout)).toMatchObject({
      kind: "remove",
      steps: expect.any(Array) as unknown,
    });
    const gone = await alfe.run(["integration", "show", "github", "--json"], { env });
    expect(json(gone.stdout)).toMatchObject({ installedHere: false });
  });

  test("an agent with its key is at itself, asks nobody, and cannot do what people do", async () => {
    const env = await asAgent();
    const installed = await alfe.run(["integration", "install", "scheduler"], { env });
    expect(installed.code).toBe(0);
    const listed = await alfe.run(["tool", "list", "--json"], { env });
    expect(listed.stdout).toContain("scheduler");
    expect((await alfe.run(["agent", "keys", "create", "mine"], { env })).code).toBe(4);
    const other = ["integration", "list", "--node", tree.project.path];
    expect([4, 5]).toContain((await alfe.run(other, { env })).code);
    expect((await alfe.run(["integration", "remove", "scheduler"], { env })).code).toBe(0);
  });

  test("an agent is created and comes with the key that was made for it", async () => {
    const env = { ...asOwner(), ALFE_NODE: tree.project.path };
    const created = await alfe.run(["agent", "create", "Writer", "--json"], { env });
    const { path: node } = json(created.stdout) as { path: string };
    const made = await alfe.run(["agent", "keys", "create", "laptop", "--node", node], { env });
    expect(made.stdout).toMatch(/^alfe_ag_\S+\n$/);
    const me = await alfe.run(["whoami"], {
      env: { ALFE_URL: origin, ALFE_KEY: made.stdout.trim() },
    });
    expect(me.stdout).toContain(node);
    const keys = await alfe.run(["agent", "keys", "list", "--json", "--node", node], { env });
    const { keys: known } = json(keys.stdout) as { keys: { id: string }[] };
    const revoke = ["agent", "keys", "revoke", known[0]?.id ?? "", "--node", node];
    expect((await alfe.run(revoke, { env })).code).toBe(0);
    const ended = await alfe.run(["whoami"], {
      env: { ALFE_URL: origin, ALFE_KEY: made.stdout.trim() },
    });
    expect(ended.code).toBe(3);
  });

  test("a policy is set for an agent, and its call waits for the person who approves it", async () => {
    const env = asOwner();
    const set = ["policy", "set", "web_fetch_get_page", "ask", "--yes"];
    expect((await alfe.run(["integration", "install", "web-fetch"], { env })).code).toBe(0);
    const tools = await alfe.run(["tool", "list", "--json"], { env });
    const [tool = ""] = /web_fetch_\w+/.exec(tools.stdout) ?? [];
    expect((await alfe.run(set.with(2, tool), { env })).code).toBe(0);
    const held = await alfe.run(["policy", "show", tool], { env });
    expect(held.stdout).toContain("Asks a person first");

    const agent = await asAgent();
    const url = "https://example.com/";
    const call = ["tool", "call", tool, "--arg", `url=${url}`];
    const parked = await alfe.run(call, { env: agent });
    expect(parked.code).toBe(8);
    expect(parked.stderr).toContain("/-/approvals");
    const waiting = await alfe.run(["approval", "list", "--json"], { env });
    const { approvals } = json(waiting.stdout) as { approvals: { id: string }[] };
    const id = approvals[0]?.id ?? "";
    const shown = await alfe.run(["approval", "show", id], { env });
    expect(shown.stdout).toContain(url);
    expect((await alfe.run(["approval", "approve", id], { env: agent })).code).toBe(4);
    const declined = ["approval", "decline", id, "--note", "Not now"];
    expect((await alfe.run(declined, { env })).code).toBe(0);
    expect((await alfe.run(declined, { env })).code).toBe(6);
    expect((await alfe.run(set.with(2, tool).with(3, "inherit"), { env })).code).toBe(0);
    expect((await alfe.run(["integration", "remove", "web-fetch", "--yes"], { env })).code).toBe(0);
  });

  test("failures have exit codes of their own, and are JSON where that is asked for", async () => {
    const env = asOwner();
    const nowhere = await alfe.run(["integration", "list", "--node", "acme/nowhere", "--json"], {
      env,
    });
    expect(nowhere).toMatchObject({ code: 5, stdout: "" });
    expect(json(nowhere.stderr)).toMatchObject({ error: "not_found", status: 404 });
    const wrong = { ...env, ALFE_TOKEN: token.replace(/.{50}$/, "x".repeat(50)) };
    expect((await alfe.run(["tree"], { env: wrong })).code).toBe(3);
    const both = { ...env, ALFE_KEY: "alfe_ag_x" };
    expect((await alfe.run(["tree"], { env: both })).code).toBe(2);
    const alone = await alfe.run(["tree", "--url", "http://127.0.0.1:1"], { env });
    expect(alone).toMatchObject({ code: 9, stdout: "" });
  });

  test("nothing is coloured, and no spinner turns", async () => {
    const { stdout, stderr } = await alfe.run(["integration", "list", "--all"], { env: asOwner() });
    expect(stdout).toContain("github");
    expect(stdout + stderr).not.toContain("\u001B");
  });

  test("a request of one's own goes to the API and nowhere else", async () => {
    const env = asOwner();
    const { stdout } = await alfe.run(["api", "GET", "/whoami"], { env });
    expect(json(stdout)).toMatchObject({ kind: "person" });
    const renamed = ["api", "PATCH", `/nodes/${tree.team.id}`, "--data", '{"name":"Growth!"}'];
    expect(json((await alfe.run(renamed, { env })).stdout)).toMatchObject({ name: "Growth!" });
    const away = await alfe.run(["api", "GET", "/../../health"], { env });
    expect(away).toMatchObject({ code: 2, stdout: "" });
  });
});

describe("in a terminal", () => {
  test("what reaches further is shown and asked about, and only a yes goes on", async () => {
    const env = asOwner();
    await createTestNode(tree.organizationId, tree.project.id, "agent", "critic");
    const words = ["integration", "install", "scheduler", "--node", tree.project.path];
    const refused = await alfe.runInTerminal(words, { env, input: "n\n" });
    expect(refused.stdout).toMatch(/This reaches \d agents: .*critic/);
    expect(refused).toMatchObject({ code: 130 });
    const list = ["integration", "list", "--node", tree.project.path];
    expect((await alfe.run(list, { env })).stdout).not.toContain("scheduler");
    expect(await alfe.runInTerminal(words, { env, input: "y\n" })).toMatchObject({ code: 0 });
    expect((await alfe.run(list, { env })).stdout).toContain("scheduler");
    const removal = ["integration", "remove", "scheduler", "--node", tree.project.path];
    const removed = await alfe.runInTerminal(removal, { env, input: "y\n" });
    expect(removed).toMatchObject({ code: 0 });
    expect(removed.stdout).toContain("critic");
  });

  test("waiting shows a spinner, and connecting opens the browser", async () => {
    const bin = path.join(alfe.folder, "bin");
    const opened = path.join(alfe.folder, "opened");
    mkdirSync(bin);
    writeFileSync(path.join(bin, "xdg-open"), `#!/bin/sh\necho "$1" > ${opened}\n`);
    chmodSync(path.join(bin, "xdg-open"), 0o755);
    const env = { ...asOwner(), PATH: `${bin}:${process.env.PATH ?? ""}` };
    expect((await alfe.run(["integration", "install", "notion"], { env })).code).toBe(0);
    const words = ["integration", "connect", "notion", "--timeout", "3"];
    const waited = await alfe.runInTerminal(words, { env });
    expect(waited.code).toBe(10);
    expect(waited.stdout).toMatch(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏].*Waiting until it is connected/);
    expect(existsSync(opened) && readFileSync(opened, "utf8")).toMatch(/^http\S+\/connect\/\S+\n$/);
  });

  test("names that a provider wrote cannot steer it", async () => {
    const env = asOwner();
    const connect = alfe.start(["integration", "connect", "notion", "--json"], { env });
    const [, attemptId = ""] = await connect.says("stderr", /\/connect\/(\S+)/);
    await finishInBrowser(attemptId);
    const { connectionId } = json((await connect.ended).stdout) as { connectionId: string };
    const label = "calm\u001B[2J\u001B]0;owned\u0007\u202Esea";
    await execute(updateConnection, tree.owner, { connectionId, label });
    const listed = await alfe.runInTerminal(["connection", "list"], { env });
    expect(listed.stdout).toContain("calm");
    expect(listed.stdout).not.toContain("\u001B[2J");
    expect(listed.stdout).not.toContain("\u001B]0;");
    expect(listed.stdout).not.toContain("\u202E");
    const raw = await alfe.run(["connection", "list", "--json"], { env });
    expect(raw.stdout).not.toContain("\u001B");
    expect(raw.stdout).toContain("calm\\u001b[2J");
  });
});

describe("completion", () => {
  const complete = (env: Record<string, string>, ...words: string[]): string[] => {
    const script = `source <(alfe completion bash); COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _alfe; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const bin = path.join(alfe.folder, "node_modules/.bin");
    const text = execFileSync("bash", ["--norc", "-c", script, "bash", "alfe", ...words], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        NODE_ENV: "production",
        ...env,
        PATH: `${bin}:${process.env.PATH ?? ""}`,
        ALFE_CONFIG_DIR: alfe.config,
      },
    });
    return text.trim().split("\n");
  };

  test("knows commands, options and what they take", () => {
    expect(complete({}, "integration", "un")).toEqual(["unblock"]);
    expect(complete({}, "integration", "connect", "--no-")).toEqual(["--no-browser", "--no-wait"]);
    expect(complete({}, "completion", "z")).toEqual(["zsh"]);
  });

  test("knows the places of the tree that may be seen", () => {
    const below = `${tree.slug.replace(/^\//, "")}/growth/website/s`;
    expect(complete(asOwner(), "integration", "list", "--node", below)).toEqual([
      tree.agent.path.slice(1),
    ]);
    expect(complete({ ALFE_URL: origin }, "integration", "list", "--node", below)).toEqual([""]);
  });

  test.each(["bash", "zsh", "fish"])("has a script for %s", async (shell) => {
    const { code, stdout } = await alfe.run(["completion", shell]);
    expect(code).toBe(0);
    expect(stdout).toContain("alfe completion words");
  });
});

/** What the person does in a browser, up to the provider and back. */
async function finishInBrowser(attemptId: string): Promise<void> {
  const { url } = await execute(authorizeConnect, tree.owner, { attemptId });
  await execute(finishConnect, tree.owner, await consentAt(url));
}

describe("phone numbers", () => {
  test("are found with their price, bought once somebody says so, and gone for the next", async () => {
    const agent = await createTestNode(tree.organizationId, tree.project.id, "agent", "caller");
    const env = { ...asOwner(), ALFE_NODE: agent.path };
    await alfe.run(["integration", "install", "phone"], { env });
    const found = await alfe.run(["number", "search", "--area", "512", "--limit", "3"], { env });
    expect(found.code).toBe(0);
    const lines = found.stdout.trim().split("\n");
    expect(lines).toHaveLength(4);
    for (const line of lines.slice(1))
      expect(line).toMatch(/^\+1512555\d{4} +Austin, TX +calls, texts, pictures +\$1\.15 +-$/);
    const number = lines[1]?.split(" ")[0] ?? "";

    const asked = await alfe.run(["number", "get", number], { env });
    expect(asked).toMatchObject({ code: 2, stdout: "" });
    const bought = await alfe.run(["number", "get", number, "--yes"], { env });
    expect(bought).toMatchObject({ code: 0 });
    expect(bought.stdout).toMatch(/^\+1 512 555 \d{4} is connected\.\n$/);
    expect(bought.stderr).toContain("$1.15 a month.");

    const again = await alfe.run(["number", "get", number, "--yes", "--json"], { env });
    expect(again.code).toBe(6);
    expect(json(again.stdout)).toMatchObject({ status: "taken", number });
  });
});

describe("credits", () => {
  test("are budgeted, and shown as they are spent, by integration, day and line", async () => {
    const { organizationId } = tree;
    const team = await createTestNode(organizationId, organizationId, "team", "Money");
    const agent = await createTestNode(organizationId, team.id, "agent", "spender");
    await inOrganization(organizationId, async (tx) => {
      const price = { version: "test", micros: 12_345_678n, per: 1n, allowance: 0n, mostTimes: 1 };
      const wanted = { organizationId, key: "cli", nodeId: agent.id, meter: "web_search", price };
      await holdCredits(tx, { ...wanted, integration: "web-search", quantity: 2n });
      await settleCredits(tx, organizationId, "cli");
    });
    const env = { ...asOwner(), ALFE_NODE: team.path };
    const run = (...words: string[]) => alfe.run(words, { env });

    expect((await run("budget", "set", "much")).code).toBe(2);
    const set = await run("budget", "set", "$50.00");
    expect(set.stdout).toMatch(/^Money has used \$24\.69 of its \$50\.00 in \w+\.\n$/);
    const parked = ["set", "30", "--per", "day", "--meter", "web_search", "--park"];
    const inside = await run("budget", ...parked);
    expect(inside.stderr).toBe("");
    const { budgets } = json((await run("budget", "list", "--json")).stdout) as {
      budgets: { id: string; meter: string | null; atLimit: string }[];
    };
    expect(budgets).toMatchObject([
      { meter: null, atLimit: "refuse" },
      { meter: "web_search", atLimit: "park" },
    ]);
    const day = budgets[1]?.id ?? "";
    expect((await run("budget", "remove", day)).code).toBe(2);
    expect((await run("budget", "remove", day, "--yes")).code).toBe(0);
    expect((await run("budget", "list")).stdout.trim().split("\n")).toHaveLength(2);

    const usage = (await run("usage")).stdout.trim().split("\n");
    expect(usage[1]).toMatch(/^Web search +\$24\.69 +100 % +2 searches$/);
    const today = (await run("usage", "--by", "node", "--days")).stdout;
    expect(today).toMatch(/\d{4}-\d\d-\d\d +\$24\.69 +2 searches/);
    expect((await run("ledger", "list")).stdout).toMatch(/Usage +spender +Web search.* −\$24\.69/);
    expect((await run("credits")).stdout).toContain("Money has used $24.69 of its $50.00");

    const file = path.join(alfe.folder, "ledger.csv");
    const exported = await run("ledger", "export", "--meter", "web_search", "--output", file);
    expect(exported).toMatchObject({ code: 0, stdout: "" });
    const csv = readFileSync(file, "utf8");
    expect(csv.split("\r\n")).toHaveLength(3);
    expect(csv).toContain(",-24.691356,");
    expect((await run("ledger", "export", "--meter", "web_search")).stdout).toBe(csv);

    const asSpender = await asAgent(agent.id);
    const asked = await alfe.run(["budget", "ask", "5", "--reason", "To search more"], {
      env: asSpender,
    });
    expect(asked.stdout).toContain("$5.00");
    const own = await alfe.run(["usage", "--json"], { env: asSpender });
    expect(json(own.stdout)).toMatchObject({ spentMicros: "24691356" });
    expect((await alfe.run(["ledger", "export"], { env: asSpender })).code).toBe(4);
    expect((await alfe.run(["budget", "set", "99"], { env: asSpender })).code).toBe(4);
  });
});
