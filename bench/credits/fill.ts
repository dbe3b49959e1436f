import { randomUUID } from "node:crypto";
import { createOrganization } from "@/lib/account/create-organization";
import { addMoney } from "@/lib/credits/add-money";
import { holdCredits, priceOf, settleCredits } from "@/lib/credits/hold";
import { inOrganization } from "@/lib/db";
import { benchCredit, type BenchPool, benchPrice } from "./bench-pool";

// A process of its own, as the program's modules know one database. Tells the pools: one that is used by all at
// once, and as many others as it is told. All were used before, as the database plans by what it knows of tables.
const [others = 0] = process.argv.slice(2).map(Number);
const pools: BenchPool[] = [];
for (let n = 0; n <= others; n += 1) pools.push(await createPool(`bench-${String(n)}`));
process.send?.(pools);

async function createPool(slug: string): Promise<BenchPool> {
  const { id: organizationId } = await createOrganization(
    { kind: "system" },
    { name: "bench", slug },
  );
  const [team, project, agent] = [randomUUID(), randomUUID(), randomUUID()];
  await inOrganization(organizationId, async (tx) => {
    const same = { organizationId, name: "bench", slug };
    await tx.node.createMany({
      data: [
        { ...same, id: team, kind: "team", parentId: organizationId, parentKind: "organization" },
        { ...same, id: project, kind: "project", parentId: team, parentKind: "team" },
        { ...same, id: agent, kind: "agent", parentId: project, parentKind: "project" },
      ],
    });
    await addMoney(tx, { organizationId, key: "bench", kind: "top_up", amountMicros: benchCredit });
    for (const key of ["first", "second"]) {
      const price = priceOf("sms_out_part", { micros: benchPrice });
      const wanted = { organizationId, nodeId: agent, key, meter: "sms_out_part", price };
      await holdCredits(tx, { ...wanted, quantity: 1n });
      await settleCredits(tx, organizationId, key);
    }
  });
  return { organizationId, nodeId: agent };
}
