import { conformance, conformanceHooks } from "@/lib/testing/conformance-integration";
import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { blockIntegration } from "@/lib/installations/block";
import { installIntegration } from "@/lib/installations/install";
import { unblockIntegration } from "@/lib/installations/unblock";
import { execute } from "@/lib/pipeline/execute";
import { startApiServer } from "@/lib/testing/api-server";
import { createTree } from "@/lib/testing/fixtures";
import { startKeyProxy } from "@/lib/testing/key-proxy";
import { createTestKey } from "@/lib/testing/keys";
import { askModern } from "@/lib/testing/mcp-rpc";

const suite = "node_modules/@modelcontextprotocol/conformance/dist/index.js";

let url: string;
let results: string;
const ends: (() => Promise<void>)[] = [];

beforeAll(async () => {
  const { organizationId, owner, agent } = await createTree();
  const install = (integration: string) =>
    execute(installIntegration, owner, { nodeId: agent.id, integration });
  await install(conformance.id);
  await install("web-fetch");
  const webFetch = { nodeId: agent.id, integration: "web-fetch" };
  let isBlocked = false;
  conformanceHooks.changeTools = async () => {
    await (isBlocked
      ? execute(unblockIntegration, owner, webFetch)
      : execute(blockIntegration, owner, webFetch));
    isBlocked = !isBlocked;
  };
  const server = await startApiServer();
  const key = await createTestKey(organizationId, agent.id);
  const proxy = await startKeyProxy(server.url, key);
  // The suite gives some answers half a second; the first call of a process takes longer.
  for (const { name } of conformance.tools)
    await askModern(key, "tools/call", { name, arguments: {} });
  results = await mkdtemp(join(tmpdir(), "alfe-conformance-"));
  url = `${proxy.url}/mcp`;
  ends.push(proxy.close, server.close, () => rm(results, { recursive: true }));
});

afterAll(async () => {
  for (const end of ends) await end();
});

/** Runs the suite as it is published, in a process of its own. */
const runSuite = (revision: string) =>
  new Promise<{ code: unknown; output: string }>((resolve) => {
    const expected = `lib/testing/conformance/${revision}.yml`;
    const files = ["--expected-failures", expected, "-o", results];
    execFile(
      process.execPath,
      [suite, "server", "--url", url, "--requirements", revision, ...files],
      { maxBuffer: 100_000_000 },
      (error, stdout, stderr) => {
        resolve({ code: error?.code ?? 0, output: stdout + stderr });
      },
    );
  });

test.each(["2026-07-28", "2025-11-25"])(
  "everything that is offered is as revision %s has it",
  { timeout: 240_000 },
  async (revision) => {
    const { code, output } = await runSuite(revision);
    const summary = output.slice(output.indexOf("=== SUMMARY"));
    expect(summary).toContain("✓ tools-call-simple-text: 2 passed, 0 failed");
    expect(code, summary).toBe(0);
  },
);
