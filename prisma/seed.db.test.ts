import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { findOrganization } from "@/lib/account/find-organization";
import { principalOf } from "@/lib/auth/principal";
import { inOrganization } from "@/lib/db";
import { revokeAgentKey } from "@/lib/keys/revoke-agent-key";
import { execute } from "@/lib/pipeline/execute";
import { deleteNode } from "@/lib/tree/delete";
import { seedDemo } from "./seed";

const dataDir = mkdtempSync(path.join(os.tmpdir(), "alfe-seed-"));
afterAll(() => rmSync(dataDir, { recursive: true }));

const file = path.join(dataDir, "demo.json");
const Demo = z.object({
  accounts: z.array(z.object({ email: z.string(), password: z.string(), role: z.string() })),
  personalToken: z.string(),
  agentKeys: z.record(z.string(), z.string()),
});

async function start() {
  await seedDemo({ url: "http://127.0.0.1:1", sandboxUrl: "http://127.0.0.1:2", dataDir });
  return Demo.parse(JSON.parse(readFileSync(file, "utf8")));
}

const whoIs = (token: string) =>
  principalOf(
    new Request("http://127.0.0.1/", { headers: { authorization: `Bearer ${token}` } }),
    "127.0.0.1",
  );

const scout = "acme/growth/website/scout";
const helpdesk = "acme/support/helpdesk";

test("the demo has a key for each agent and its owner's token; they stay as long as they work", async () => {
  const first = await start();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(Object.keys(first.agentKeys).toSorted()).toEqual([
    "acme/finance/ledger",
    "acme/growth/ads/bidder",
    scout,
    "acme/growth/website/triage",
    "acme/growth/website/writer",
    helpdesk,
  ]);
  for (const key of Object.values(first.agentKeys))
    expect(await whoIs(key)).toMatchObject({ kind: "key", caller: { actor: { kind: "agent" } } });
  const organizationId = await findOrganization("acme");
  expect(await whoIs(first.personalToken)).toMatchObject({
    kind: "token",
    caller: { organizationId, actor: { kind: "person", sessionId: null } },
  });
  expect(await start()).toEqual(first);

  const system = { actor: { kind: "system" }, organizationId: organizationId ?? "" } as const;
  const { nodeId, id: keyId } = await keyRow(system.organizationId, "scout");
  await execute(revokeAgentKey, system, { nodeId, keyId });
  const gone = await keyRow(system.organizationId, "helpdesk");
  await execute(deleteNode, system, { nodeId: gone.nodeId });
  const second = await start();
  const { [scout]: renewed, ...others } = second.agentKeys;
  const { [scout]: revoked, [helpdesk]: deleted, ...kept } = first.agentKeys;
  expect(others).toEqual(kept);
  expect(second.personalToken).toBe(first.personalToken);
  expect(renewed).not.toBe(revoked);
  expect(await whoIs(renewed ?? "")).toMatchObject({ kind: "key" });
  expect(await whoIs(deleted ?? "")).toBeNull();
});

const keyRow = (organizationId: string, agent: string) =>
  inOrganization(organizationId, (tx) =>
    tx.agentKey.findFirstOrThrow({
      where: { organizationId, node: { name: agent } },
      select: { id: true, nodeId: true },
    }),
  );
