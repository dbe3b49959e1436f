import "server-only";
import { announceSoon } from "@/lib/changes/announce-soon";
import { conflict, forbidden, invalidField } from "@/lib/errors";
import type { CommandContext } from "@/lib/pipeline/operation";
import { livingTokens } from "@/lib/server-tokens/read";
import { chargeReports } from "./charge-reports";
import { noticeSpending } from "./notice-spending";
import type { Report, Reported } from "./report";

/** Charges reports about the agent at hand, in one transaction, and has people told where it comes to an end. */
export async function runReports(
  { actor, organizationId, place, read }: CommandContext,
  reports: readonly Report[],
  at: (index: number) => string,
): Promise<Reported[]> {
  const { id: nodeId, kind } = place.node;
  if (kind !== "agent") throw invalidField("nodeId", "What is used belongs to an agent. Name one.");
  const charged = await read(async (tx) => {
    // Whatever ended since the request was let in: nothing is charged after it.
    if (actor.kind === "program") {
      const where = { organizationId, id: actor.tokenId, ...livingTokens(new Date()) };
      if (!(await tx.serverToken.findFirst({ where, select: { id: true } })))
        throw forbidden("This server token was revoked.");
    }
    const agent = await tx.node.findFirst({
      where: { organizationId, id: nodeId, deletedAt: null },
      select: { id: true },
    });
    if (!agent) throw conflict("This agent was deleted meanwhile.");
    return chargeReports(tx, reports, { organizationId, place, at });
  });
  announceSoon(organizationId, [nodeId], "credits");
  noticeSpending(organizationId);
  return charged;
}
