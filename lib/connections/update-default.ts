import { onDuplicate, type Tx } from "@/lib/db";
import { conflict, invalidField } from "@/lib/errors";

type Where = { organizationId: string; nodeId: string; provider: string };

/**
 * Keeps the accounts of one provider at one node to this transaction, so that two changes of their
 * default come one after the other.
 */
export async function lockAccounts(tx: Tx, where: Where): Promise<void> {
  const { organizationId, nodeId, provider } = where;
  await tx.$executeRaw`
    select pg_advisory_xact_lock(hashtextextended(${`account ${organizationId} ${nodeId} ${provider}`}, 0))`;
}

/** Makes an account the default of its provider at a node. The database itself allows one. `field` is the input it came from. */
export async function makeDefault(tx: Tx, where: Where, id: string, field: string): Promise<void> {
  await lockAccounts(tx, where);
  const live = { ...where, endedAt: null };
  const next = await tx.connection.findFirst({ where: { ...live, id }, select: { id: true } });
  if (!next) throw invalidField(field, "Choose another account of the same node and provider.");
  await tx.connection.updateMany({
    where: { ...live, isDefault: true, id: { not: id } },
    data: { isDefault: false },
  });
  await tx.connection
    .updateMany({ where: { ...live, id }, data: { isDefault: true } })
    .catch(
      onDuplicate(
        conflict("Another default was chosen at the same moment. Look, then choose again."),
      ),
    );
}
