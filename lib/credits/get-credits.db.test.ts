import { expect, test } from "vitest";
import { installIntegration } from "@/lib/installations/install";
import { readAgentKey } from "@/lib/keys/agent-snapshot";
import { mintKey } from "@/lib/keys/token";
import { inOrganization } from "@/lib/db";
import { execute } from "@/lib/pipeline/execute";
import { createTree } from "@/lib/testing/fixtures";
import { hashToken } from "@/lib/vault/token";
import { getCredits } from "./get-credits";

test("an agent is told what its integrations cost, the same from its key as from the database", async () => {
  const { organizationId, owner, agent } = await createTree();
  const nodeId = agent.id;
  await execute(installIntegration, owner, { nodeId, integration: "web-fetch" });
  const { token, prefix } = mintKey("agent", organizationId);
  await inOrganization(organizationId, (tx) =>
    tx.agentKey.create({
      data: {
        organizationId,
        nodeId,
        name: "test",
        prefix,
        hash: hashToken(token),
        expiresAt: new Date(Date.now() + 60_000),
      },
    }),
  );
  const known = await readAgentKey(organizationId, token);
  const actor = { kind: "agent", nodeId } as const;
  const told = await execute(getCredits, { actor, organizationId }, { nodeId });
  expect(told.usageBased).toEqual([]);
  expect(told.text).toContain("free");
  expect(known?.nodeId).toBe(nodeId);
  if (!known) return;
  const { snapshot } = known;
  expect(await execute(getCredits, { actor, organizationId, snapshot }, { nodeId })).toEqual(told);
});
