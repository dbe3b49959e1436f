import { z } from "zod";
import { Micros } from "@/lib/credits/micros";
import { formatMicros } from "@/lib/credits/money";
import type { Tx } from "@/lib/db";
import { conflict, invalidField } from "@/lib/errors";
import { loadFacts } from "@/lib/installations/facts";
import { getIntegration } from "@/lib/integrations/catalog";
import { notify } from "@/lib/notifications/notify";
import { ownersOf } from "@/lib/notifications/owners-of";
import type { Place } from "@/lib/pipeline/lineage";
import { defineCommand } from "@/lib/pipeline/operation";
import { Approval } from "./approval";
import type { Asked } from "./asked";
import { parkAsked } from "./park-call";
import { raiseWords, type Raise } from "./raise";
import { tightest } from "./tightest";
import { viewApprovals } from "./view";

const Input = z.strictObject({
  nodeId: z.string().describe("Id of the agent"),
  amountMicros: Micros.describe("How much more is needed, in millionths of a dollar"),
  integration: z
    .string()
    .max(100)
    .optional()
    .describe("Id of the integration that it is for; else whatever has the least left is meant"),
  reason: z
    .string()
    .trim()
    .max(500, "At most 500 characters.")
    .default("")
    .describe("What for, in the agent's words, for whoever decides"),
});
type Input = z.output<typeof Input>;

export const requestBudget = defineCommand({
  name: "request_budget",
  summary:
    "Ask for more to spend: an admin decides about the budget that has the least left, and once they approve it is raised by that amount. Where it is the organization's credit that is short, its owners are told.",
  permission: "tools:try",
  agents: true,
  input: Input,
  output: z.object({
    approval: Approval.nullable().describe("What waits for an admin; null where owners were told"),
    text: z.string().describe("What was asked of whom, in a sentence"),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],
  async run({ actor, caller, organizationId, commit, read }, input) {
    if (actor.kind !== "agent")
      throw conflict("People ask an admin, or set the budget themselves.");
    if (BigInt(input.amountMicros) === 0n)
      throw invalidField("amountMicros", "Ask for more than 0.");
    if (input.integration !== undefined) getIntegration(input.integration);
    const { id, text } = await commit<Asking>(async (tx, { place }) => {
      const asked = await toAsked(tx, organizationId, place, input);
      if (!asked) return toldOwners(tx, organizationId, place, input);
      const parked = await parkAsked(tx, { caller, place, asked, reason: input.reason });
      const { id, expiresAt } = parked.approval;
      const text = `Asked to ${raiseWords(asked.input)}. It waits until ${expiresAt}.`;
      return { result: { id, text }, audit: auditOf(asked.input.place, input, id) };
    });
    if (id === null) return { approval: null, text };
    const [approval = null] = await read(async (tx) => {
      const rows = await tx.approval.findMany({ where: { organizationId, id } });
      return viewApprovals(tx, { organizationId, actor }, rows);
    });
    return { approval, text };
  },
});

type Asking = { id: string | null; text: string };

const auditOf = (place: string, { amountMicros }: Input, subjectId: string | null) => ({
  ...(subjectId !== null && { subjectId }),
  details: { of: place, by: formatMicros(amountMicros) },
});

/** The raise of the budget that has the least left; undefined where the pool has less. */
async function toAsked(
  tx: Tx,
  organizationId: string,
  { lineage, node }: Place,
  { integration, amountMicros: byMicros }: Input,
): Promise<(Asked & { input: Raise }) | undefined> {
  const { credits } = await loadFacts(tx, organizationId, [node.id]);
  const { budget, leftMicros } = tightest(credits, lineage, integration);
  if (!budget && leftMicros >= BigInt(byMicros))
    throw conflict(
      `No budget keeps ${node.name} from spending ${formatMicros(byMicros)}, and there is credit for it.`,
    );
  if (!budget) return undefined;
  const { id: budgetId, nodeId: budgetNodeId, period, amountMicros } = budget;
  const raised = (BigInt(amountMicros) + BigInt(byMicros)).toString();
  if (!Micros.safeParse(raised).success)
    throw invalidField("amountMicros", "No budget can be that large. Ask for less.");
  const place = lineage.find(({ id }) => id === budgetNodeId)?.name ?? "";
  return {
    kind: "budget",
    operation: "request_budget",
    integration: budget.integration,
    tool: null,
    input: { nodeId: node.id, budgetId, budgetNodeId, place, period, amountMicros, byMicros },
  };
}

/** Nobody decides about that here: somebody has to pay. Told once a day, however often an agent asks. */
async function toldOwners(tx: Tx, organizationId: string, place: Place, input: Input) {
  const { node, lineage } = place;
  const name = lineage[0]?.name ?? "the organization";
  await notify(tx, {
    organizationId,
    userIds: await ownersOf(tx, organizationId),
    kind: "credit_asked",
    key: `${node.id}:${new Date().toISOString().slice(0, 10)}`,
    nodeId: organizationId,
    subjectId: null,
    details: { agent: node.name, amount: formatMicros(input.amountMicros), reason: input.reason },
  });
  const text = `The credit of ${name} is short. Its owners were told that ${node.name} needs ${formatMicros(input.amountMicros)}; only they can top up.`;
  return { result: { id: null, text }, audit: auditOf(name, input, null) };
}
