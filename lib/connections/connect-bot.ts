import { z } from "zod";
import { assertPublicAddress } from "@/lib/channels/assert-public-address";
import { pageForPeople } from "@/lib/channels/people-address";
import { conflict } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import { defineCommand } from "@/lib/pipeline/operation";
import { openProvision, provisionsOf } from "@/lib/provisions/provision";
import { undoProvision } from "@/lib/provisions/undo";
import { setupCall } from "@/lib/setups/setup-call";
import { AttemptId, attemptLifetimeMs, nodesOfAttempt, outcomeOf, requirePerson } from "./attempt";
import { admitsToAttempt } from "./attempt-admission";
import { lockAttempt } from "./drop-attempt";
import { endWhenOverdue } from "./end-when-overdue";
import { findMaker, loadForMaking } from "./open-for-making";

export const connectBot = defineCommand({
  name: "connect_bot",
  summary:
    "Have the manager bot ask for a bot of the agent's own. A person confirms it on the returned page; then it is connected by itself.",
  permission: "connections:write",
  input: z.strictObject({
    attemptId: AttemptId,
    setupId: z.uuid().describe("Id of the account that makes it"),
    name: z
      .string()
      .trim()
      .min(1)
      .max(64)
      .optional()
      .describe("Its name; the agent's unless given"),
    username: z.string().trim().min(5).max(32).describe("Its user name at the provider"),
  }),
  output: z.object({
    url: z.string().describe("The page on which a person confirms it"),
    expiresAt: z.string(),
  }),
  nodes: nodesOfAttempt,
  admits: admitsToAttempt,
  async run({ actor, organizationId, place, read, commit }, { attemptId, setupId, ...input }) {
    const { userId, sessionId } = requirePerson(actor);
    const { maker, name } = await read(async (tx) => {
      const asked = { attemptId, actor, place };
      const { row, provider } = await loadForMaking(tx, organizationId, asked);
      if (row.reconnects !== null)
        throw conflict("A bot that is there already is reconnected by pasting its token.");
      const maker = await findMaker(tx, organizationId, place, provider, { kind: "bot", setupId });
      const agent = await tx.node.findFirstOrThrow({
        where: { organizationId, id: row.nodeId },
        select: { name: true },
      });
      return { maker, name: input.name ?? agent.name.slice(0, 64) };
    });
    await assertPublicAddress(maker.world);
    const { provider: setupProvider, world } = maker;
    const call = setupCall({
      organizationId,
      setupConnectionId: setupId,
      provider: setupProvider,
      world,
    });
    const wanted = { name, username: input.username };
    // Nothing is made by asking: the person makes it, and the manager bot hears of it.
    const page = await maker.make.askForBot(call, { ...wanted, reference: attemptId });
    const url = pageForPeople(page.url, world);
    return commit(async (tx, now) => {
      const asked = { attemptId, actor, place: now.place };
      const { row, provider } = await loadForMaking(tx, organizationId, asked);
      if (!(await lockAttempt(tx, organizationId, row.id)))
        throw conflict("This attempt has ended. Start again.");
      const [last] = await provisionsOf(tx, organizationId, row.id);
      if (last) await undoProvision(tx, last);
      const provisionId = await openProvision(tx, {
        organizationId,
        nodeId: row.nodeId,
        integration: row.integration,
        provider: row.provider,
        world,
        kind: "bot",
        attemptId: row.id,
        setupConnectionId: setupId,
        request: { ...wanted, setupProvider, url },
        createdBy: userId,
        state: "waiting",
      });
      const expiresAt = new Date(Date.now() + attemptLifetimeMs);
      await tx.connectAttempt.updateMany({
        where: { organizationId, id: row.id, endedAt: null },
        data: {
          ...{ userId, sessionId, world, expiresAt },
          status: "waiting",
          way: "bot",
          stateHash: null,
          sealed: null,
          outcome: outcomeOf(row),
        },
      });
      await endWhenOverdue(tx, { organizationId, id: row.id }, expiresAt);
      return {
        result: { url, expiresAt: expiresAt.toISOString() },
        audit: {
          subjectId: row.id,
          details: {
            integration: row.integration,
            name: getIntegration(row.integration).name,
            provider: provider.name,
            bot: `@${wanted.username}`,
            provision: provisionId,
          },
        },
      };
    });
  },
});
