import type { Directory, Tx } from "@/lib/db";
import type { NodeKind } from "@/prisma/generated/enums";
import type { ReceiptSummary } from "./receipt";
import { stateOf, type StepCounts, textOf, titleOf } from "./receipt-words";
import { detailsOf } from "./removal-details";

type Row = {
  id: string;
  kind: ReceiptSummary["kind"];
  details: unknown;
  createdAt: Date;
  finishedAt: Date | null;
  requestedBy: string | null;
  node: { id: string; name: string; kind: NodeKind };
  path: string | null;
  counts: StepCounts;
};

/** Removals as lists show them, in the order of the ids. */
export async function loadSummaries(
  tx: Tx & Directory,
  organizationId: string,
  ids: readonly string[],
): Promise<ReceiptSummary[]> {
  const rows = await tx.$queryRaw<Row[]>`
    select r.id, r.kind, r.details, r.created_at as "createdAt", r.finished_at as "finishedAt",
      r.requested_by as "requestedBy",
      jsonb_build_object('id', n.id, 'name', n.name, 'kind', n.kind) as node,
      (select '/' || string_agg(l.slug, '/' order by l.depth) from lineage(${organizationId}::uuid, n.id) l) as path,
      to_jsonb(c) as counts
    from removal r
    join node n on n.organization_id = ${organizationId}::uuid and n.id = r.node_id
    cross join lateral (
      select count(*)::int as total,
        (count(*) filter (where s.state in ('done', 'not_supported', 'kept_shared', 'confirmed')))::int as over,
        (count(*) filter (where s.state = 'manual'))::int as manual,
        (count(*) filter (where s.state = 'not_supported'))::int as "notSupported",
        (count(*) filter (where s.state = 'kept_shared'))::int as "keptShared",
        (count(*) filter (where s.state in ('waiting', 'running', 'retrying') and not exists (
          select from removal_step before
          where before.organization_id = ${organizationId}::uuid and before.removal_id = r.id
            and before.state = 'manual' and before.position < s.position
            and before.connection_id is not distinct from s.connection_id)))::int as moving
      from removal_step s where s.organization_id = ${organizationId}::uuid and s.removal_id = r.id
    ) c
    where r.organization_id = ${organizationId}::uuid and r.id = any (${[...ids]}::uuid[])`;
  const names = await namesOf(
    tx,
    rows.flatMap(({ requestedBy }) => requestedBy ?? []),
  );
  const byId = new Map(rows.map((row) => [row.id, toSummary(row, names)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** What people are called, by their ids. */
export async function namesOf(
  tx: Directory,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const people = await tx.user.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, email: true },
  });
  return new Map(people.map(({ id, name, email }) => [id, name || email]));
}

function toSummary(row: Row, names: ReadonlyMap<string, string>): ReceiptSummary {
  const { id, kind, node, path, counts, createdAt, finishedAt, requestedBy } = row;
  const details = detailsOf(row.details);
  const told = { kind, details, isFinished: finishedAt !== null, counts };
  return {
    id,
    kind,
    title: titleOf(details),
    node: { ...node, path },
    state: stateOf(told),
    text: textOf(told),
    stepsOver: counts.over,
    stepsTotal: counts.total,
    startedAt: createdAt.toISOString(),
    finishedAt: finishedAt?.toISOString() ?? null,
    requestedBy:
      requestedBy === null
        ? null
        : { id: requestedBy, name: names.get(requestedBy) ?? "Someone who is gone" },
  };
}
