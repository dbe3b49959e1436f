import type { Tx } from "@/lib/db";
import { notFound } from "@/lib/errors";

/**
 * Where a removal is authorized: at its node, or once that was deleted at the nearest place above it
 * that was not. Undefined when nothing of it is left.
 */
export async function livingPlace(
  tx: Tx,
  organizationId: string,
  nodeId: string,
): Promise<string | undefined> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with recursive up as (
      select n.id, n.parent_id, 0 as above
      from node n where n.organization_id = ${organizationId}::uuid and n.id = ${nodeId}::uuid
      union all
      select p.id, p.parent_id, u.above + 1
      from up u join node p on p.organization_id = ${organizationId}::uuid and p.id = u.parent_id
    )
    select u.id from up u
    where exists (select from lineage(${organizationId}::uuid, u.id))
    order by u.above limit 1`;
  return rows[0]?.id;
}

/** For the pipeline to authorize whoever asks about a removal. */
export async function placeOfRemoval(
  tx: Tx,
  organizationId: string,
  removalId: string,
): Promise<string[]> {
  const removal = await tx.removal.findFirst({
    where: { organizationId, id: removalId },
    select: { nodeId: true },
  });
  const place = removal && (await livingPlace(tx, organizationId, removal.nodeId));
  if (!place) throw notFound("This receipt");
  return [place];
}

/** The same for whoever does something about one of its steps. */
export async function placeOfStep(
  tx: Tx,
  organizationId: string,
  stepId: string,
): Promise<string[]> {
  const step = await tx.removalStep.findFirst({
    where: { organizationId, id: stepId },
    select: { removalId: true },
  });
  if (!step) throw notFound("This step");
  return placeOfRemoval(tx, organizationId, step.removalId);
}
