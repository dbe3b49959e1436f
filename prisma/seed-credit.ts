import { addMoney } from "@/lib/credits/add-money";
import { creditKey, holdCredits, priceOf, settleCredits } from "@/lib/credits/hold";
import type { Meter } from "@/lib/credits/prices";
import { inOrganization } from "@/lib/db";

type Used = {
  /** Slug of the agent. */
  agent: string;
  integration?: string;
  meter: Meter;
  /** How much on each of the days, the oldest first. */
  quantities: readonly bigint[];
};

/** A little of what agents use: so that what a day costs, and how long it lasts, is not empty at the first look. */
const history: readonly Used[] = [
  { agent: "scout", meter: "model_input_token", quantities: many(90_000, 140_000, 120_000) },
  { agent: "scout", meter: "model_output_token", quantities: many(21_000, 34_000, 28_000) },
  { agent: "writer", meter: "model_output_token", quantities: many(16_000, 9_000, 12_000) },
  { agent: "helpdesk", meter: "model_output_token", quantities: many(11_000, 14_000, 8_000) },
  { agent: "ledger", meter: "compute_second", quantities: many(1_800, 2_400, 900) },
];

const credit = 100_000_000n;
const dayMs = 86_400_000;

/** Gives the demo organization sandbox credit, and lets its agents have spent some of it. Known by its keys: done twice it counts once. */
export async function seedCredit(organizationId: string, now = new Date()): Promise<void> {
  await inOrganization(organizationId, async (tx) => {
    const isNew = await addMoney(tx, {
      organizationId,
      key: "seed:credit",
      kind: "top_up",
      amountMicros: credit,
      sandbox: true,
      note: "Sandbox credit of the demo",
      at: new Date(now.getTime() - 10 * dayMs),
    });
    if (!isNew) return;
    const agents = await tx.node.findMany({
      where: { organizationId, kind: "agent" },
      select: { id: true, slug: true },
    });
    const idOf = new Map(agents.map(({ id, slug }) => [slug, id]));
    for (const { agent, integration, meter, quantities } of history)
      for (const [index, quantity] of quantities.entries()) {
        const nodeId = idOf.get(agent);
        if (nodeId === undefined) continue;
        const at = new Date(now.getTime() - (quantities.length - index) * dayMs);
        const key = creditKey.reported(`seed:${agent}:${meter}:${index.toString()}`);
        const price = priceOf(meter, { at });
        await holdCredits(tx, {
          organizationId,
          key,
          nodeId,
          integration,
          meter,
          quantity,
          price,
          sandbox: true,
          at,
        });
        await settleCredits(tx, organizationId, key);
      }
  });
}

/** Nine days in threes. */
function many(...three: readonly number[]): bigint[] {
  return [...three, ...three, ...three].map((each) => BigInt(each));
}
