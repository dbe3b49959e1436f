import { randomBytes, randomUUID } from "node:crypto";
import { createOrganization } from "@/lib/account/create-organization";
import { channelAddress } from "@/lib/channels/channel-address";
import { sealCredential } from "@/lib/connections/credential";
import { inOrganization } from "@/lib/db";
import { execute } from "@/lib/pipeline/execute";
import { createNode } from "@/lib/tree/create";
import { Secret } from "@/lib/vault/secret";
import type { BenchBot } from "./bench-bot";

// A process of its own, as the program's modules know one database. Tells the bots of the agents.
const [agents = 0] = process.argv.slice(2).map(Number);
process.send?.(await fill(agents));

/** One organization with so many agents, each with a Slack app of its own. */
async function fill(agents: number): Promise<BenchBot[]> {
  const system = { kind: "system" } as const;
  const { id: organizationId } = await createOrganization(system, { name: "bench" });
  const caller = { actor: system, organizationId };
  const bots: BenchBot[] = [];
  for (let n = 0; n < agents; n += 1) {
    const agent = { parentId: organizationId, kind: "agent", name: `agent ${String(n)}` };
    const { id: nodeId } = await execute(createNode, caller, agent);
    const id = randomUUID();
    const bot = { teamId: "T1", userId: `U${String(n)}`, appId: `A${String(n)}` };
    const signingSecret = randomBytes(16).toString("hex");
    const secret = new Secret({ botToken: "xoxb-sandbox", signingSecret });
    await inOrganization(organizationId, async (tx) =>
      tx.connection.create({
        data: {
          organizationId,
          id,
          nodeId,
          provider: "slack",
          world: "sandbox",
          accountId: `${bot.teamId}:${bot.userId}`,
          accountName: "scout",
          isDefault: true,
          requestedScopes: [],
          grantedScopes: [],
          facts: { own: { appId: bot.appId, heard: true } },
          credential: await sealCredential(tx, secret, { organizationId, id }, 1),
          checkedAt: new Date(),
        },
        select: { id: true },
      }),
    );
    const path = `${new URL(channelAddress("slack", organizationId, id)).pathname}/events`;
    bots.push({ ...bot, organizationId, path, signingSecret });
  }
  return bots;
}
