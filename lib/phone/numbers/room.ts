import "server-only";
import { z } from "zod";
import { raiseLink, topUpLink } from "@/lib/credits/credit-links";
import { formatMicros } from "@/lib/credits/money";
import { isAbout, orderedBudgets, roomOf } from "@/lib/installations/paused";
import { type BudgetFact, loadFacts } from "@/lib/installations/facts";
import type { Tx } from "@/lib/db";
import { allows } from "@/lib/pipeline/access";
import type { Place } from "@/lib/pipeline/lineage";
import { numberIntegration } from "./makers";

/** What is left for numbers somewhere: the least of the pool and of every budget on the line. */
export const Room = z.object({
  leftMicros: z.string().describe("Millionths of a US dollar; never below 0"),
  has: z.string().describe("Whose it is, and how much: Growth has $38.80 left"),
  when: z.string().describe("In which period: in November. Empty for the pool"),
  more: z.object({
    label: z.string(),
    who: z.string().describe("Who can give more"),
    href: z.string().describe("Where that is done"),
    may: z.boolean().describe("Whether the caller can"),
  }),
});
export type Room = z.infer<typeof Room>;

const month = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" });

export async function loadRoom(
  tx: Tx,
  organizationId: string,
  place: Place,
  now = new Date(),
): Promise<Room> {
  const { credits } = await loadFacts(tx, organizationId, [place.node.id]);
  const { id, name } = numberIntegration();
  const about = { integration: id, meter: "number_month" };
  const [tightest] = orderedBudgets(credits, place.lineage)
    .filter((budget) => isAbout(budget, about))
    .toSorted((a, b) => (roomOf(a) < roomOf(b) ? -1 : 1));
  const available = BigInt(credits.availableMicros);
  return !tightest || available < roomOf(tightest)
    ? ofPool(place, available)
    : ofBudget(place, tightest, name, now);
}

const notBelowZero = (micros: bigint): bigint => (micros < 0n ? 0n : micros);

function ofPool({ lineage, role, node }: Place, available: bigint): Room {
  const left = notBelowZero(available);
  const name = lineage[0]?.name ?? "The organization";
  return {
    leftMicros: left.toString(),
    has: `${name} has ${formatMicros(left)} left`,
    when: "",
    more: {
      label: "Top up",
      who: `An owner of ${name} can top up.`,
      href: topUpLink(lineage),
      may: allows(role, "money:write", node.kind),
    },
  };
}

function ofBudget({ lineage }: Place, budget: BudgetFact, integration: string, now: Date): Room {
  const left = notBelowZero(roomOf(budget));
  const at = lineage.find(({ id }) => id === budget.nodeId);
  const name = at?.name ?? "A place above";
  const subject = budget.integration === "" ? "" : ` for ${integration}`;
  return {
    leftMicros: left.toString(),
    has: `${name} has ${formatMicros(left)} left${subject}`,
    when: budget.period === "day" ? "today" : `in ${month.format(now)}`,
    more: {
      label: "Raise budget",
      who: `An admin of ${name} can raise the budget.`,
      href: raiseLink(lineage, budget.nodeId),
      may: at !== undefined && allows(at.role, "budgets:write", at.kind),
    },
  };
}
