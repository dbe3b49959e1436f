import { z } from "zod";
import { nameOf } from "@/lib/connections/attempt-view";
import type { Directory, Tx } from "@/lib/db";
import { conflict, forbidden, notFound } from "@/lib/errors";
import type { Place } from "@/lib/pipeline/lineage";
import { defineCommand } from "@/lib/pipeline/operation";
import type { Approval as Row } from "@/prisma/generated/client";
import { Approval, ApprovalId } from "./approval";
import { openKept } from "./asked";
import { askedWords } from "./asked-words";
import { endApproval } from "./end-approval";
import { enqueueRun } from "./enqueue-run";
import { nodesOfApproval } from "./get";
import { lockApproval } from "./lock-approval";
import { Raise } from "./raise";
import { raiseBudget } from "./raise-budget";
import { standingOf } from "./standing";
import { viewApprovals } from "./view";
import { canDecide, whoDecides } from "./who-decides";

export const decideApproval = defineCommand({
  name: "decide_approval",
  summary:
    "Approve or decline what an agent asks for. Only people decide, and only what they could do themselves.",
  permission: "approvals:decide",
  input: z.strictObject({
    approvalId: ApprovalId,
    decision: z.enum(["approve", "decline"]).describe("What the person decides"),
    note: z
      .string()
      .trim()
      .max(500, "At most 500 characters.")
      .default("")
      .describe("To the agent"),
  }),
  output: Approval,
  nodes: nodesOfApproval,
  async run({ actor, organizationId, commit, read }, { approvalId, decision, note }) {
    if (actor.kind !== "person") throw forbidden("Only a person decides about this.");
    const { userId } = actor;
    const ended = await commit(async (tx, { place }) => {
      const row = await lockApproval(tx, organizationId, approvalId);
      if (!row) throw notFound("This approval");
      if (row.state !== "waiting") throw conflict(await alreadyText(tx, row));
      const { asked } = await openKept(tx, organizationId, row);
      assertMayDecide(place, { ...asked, budgetNodeId: row.budgetNodeId });
      const outcome =
        decision === "decline"
          ? await decline(tx, row, { userId, note })
          : await approve(tx, row, { userId, note });
      return {
        result: outcome,
        audit: {
          subjectId: approvalId,
          details: {
            decision,
            outcome: outcome.state,
            what: askedWords(asked),
            integration: asked.integration,
            agent: place.node.name,
          },
        },
      };
    });
    // It is noted that it ended otherwise than whoever decided meant it to.
    if (ended.problem !== null)
      throw conflict(`It was not approved. ${ended.problem} The agent can ask again.`);
    const [view] = await read(async (tx) => {
      const rows = await tx.approval.findMany({ where: { organizationId, id: approvalId } });
      return viewApprovals(tx, { organizationId, actor }, rows);
    });
    if (!view) throw notFound("This approval");
    return view;
  },
});

function assertMayDecide(place: Place, asked: Parameters<typeof canDecide>[1]): void {
  if (canDecide(place, asked)) return;
  throw forbidden(`You could not do this here yourself. ${whoDecides(place, asked)}`);
}

type Decision = { userId: string; note: string };
type Outcome = { state: string; problem: string | null };

async function decline(tx: Tx, row: Row, { userId, note }: Decision): Promise<Outcome> {
  const { organizationId, id } = row;
  await tx.approval.updateMany({
    where: { organizationId, id },
    data: { decidedAt: new Date(), decidedBy: userId, note },
  });
  await endApproval(tx, row, { state: "declined", detail: note });
  return { state: "declined", problem: null };
}

/** Everything is checked once more: what changed since it was asked for voids it. */
async function approve(tx: Tx, row: Row, { userId, note }: Decision): Promise<Outcome> {
  const { organizationId, id } = row;
  if (row.expiresAt <= new Date()) {
    const detail = "Nobody decided in time.";
    await endApproval(tx, row, { state: "expired", detail });
    return { state: "expired", problem: "It expired." };
  }
  const standing = await standingOf(tx, organizationId, row);
  if (standing.problem !== null) {
    const { problem } = standing;
    await endApproval(tx, row, { state: "voided", detail: problem });
    return { state: "voided", problem };
  }
  await tx.approval.updateMany({
    where: { organizationId, id },
    data: { state: "approved", decidedAt: new Date(), decidedBy: userId, note },
  });
  if (standing.asked.kind === "budget") {
    await raiseBudget(tx, row, Raise.parse(standing.asked.input));
    return { state: "approved", problem: null };
  }
  await enqueueRun(tx, organizationId, id);
  return { state: "approved", problem: null };
}

const overTexts: Readonly<Record<string, string>> = {
  expired: "It expired before anybody decided.",
  voided: "It was called off, because something changed since it was asked for.",
};

/** Who was faster. */
async function alreadyText(
  tx: Tx & Directory,
  { state, decidedBy, decidedAt }: Row,
): Promise<string> {
  const over = overTexts[state];
  if (over !== undefined && decidedBy === null) return over;
  const select = { name: true, email: true };
  const person = decidedBy && (await tx.user.findUnique({ where: { id: decidedBy }, select }));
  const seconds = Math.max(0, Math.round((Date.now() - (decidedAt?.getTime() ?? 0)) / 1000));
  const ago = seconds < 90 ? `${String(seconds)} s` : `${String(Math.round(seconds / 60))} min`;
  const word = state === "declined" ? "declined" : "approved";
  return `Already ${word} by ${nameOf(person) || "somebody"}, ${ago} ago.`;
}
