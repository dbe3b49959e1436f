import type { Directory, Tx } from "@/lib/db";
import { notFound } from "@/lib/errors";
import { allows } from "@/lib/pipeline/access";
import type { Place } from "@/lib/pipeline/lineage";
import { providers } from "@/lib/providers/catalog";
import { loadSummaries, namesOf } from "./load-summaries";
import type { Receipt, ReceiptStep, StepState } from "./receipt";
import { stepTitle } from "./receipt-words";
import { detailsOf } from "./removal-details";

const mostSteps = 500;

type Row = {
  id: string;
  kind: string;
  state: StepState;
  tries: number;
  detail: string;
  link: string | null;
  startedAt: Date | null;
  nextTryAt: Date | null;
  doneAt: Date | null;
  confirmedBy: string | null;
  provider: string | null;
  account: string | null;
  world: string | null;
};

/** A receipt as somebody at its place sees it: the steps as they are stored, told in words. */
export async function loadReceipt(
  tx: Tx & Directory,
  organizationId: string,
  removalId: string,
  place: Place,
): Promise<Receipt> {
  const [summary] = await loadSummaries(tx, organizationId, [removalId]);
  const removal = await tx.removal.findFirst({
    where: { organizationId, id: removalId },
    select: { details: true },
  });
  if (!summary || !removal) throw notFound("This receipt");
  const details = detailsOf(removal.details);
  const rows = await loadSteps(tx, organizationId, removalId, summary.stepsTotal > mostSteps);
  const names = await namesOf(
    tx,
    rows.flatMap(({ confirmedBy }) => confirmedBy ?? []),
  );
  return {
    ...summary,
    steps: rows.map((row) => toStep(row, details.account, names, place)),
    sandbox: rows.some(({ world }) => world === "sandbox"),
    accountsKept: details.kept,
  };
}

const loadSteps = (tx: Tx, organizationId: string, removalId: string, openFirst: boolean) =>
  tx.$queryRaw<Row[]>`
    select s.id, s.kind, s.state, s.attempts as tries, s.detail, s.link, s.started_at as "startedAt",
      s.next_try_at as "nextTryAt", s.done_at as "doneAt", s.confirmed_by as "confirmedBy",
      coalesce(c.provider, s.provider) as provider, c.account_name as account, coalesce(c.world, s.world) as world
    from removal_step s
    left join connection c on c.organization_id = ${organizationId}::uuid and c.id = s.connection_id
    where s.organization_id = ${organizationId}::uuid and s.removal_id = ${removalId}::uuid
    order by ${openFirst} and s.state in ('done', 'not_supported', 'kept_shared', 'confirmed'),
      s.connection_id is not null, c.account_name, s.connection_id, s.position
    limit ${mostSteps}`;

function toStep(
  row: Row,
  account: string | null,
  names: ReadonlyMap<string, string>,
  { role, node }: Place,
): ReceiptStep {
  const { id, kind, state, tries, confirmedBy } = row;
  const provider = providers[row.provider ?? ""];
  const isManual = state === "manual";
  const href = row.link ?? (isManual ? provider?.accessUrl : undefined);
  return {
    id,
    kind,
    title: stepTitle(kind, provider),
    account: row.account ?? (row.provider === null ? null : account),
    provider: provider?.name ?? row.provider,
    state,
    detail: row.detail,
    tries,
    nextTryAt: state === "retrying" ? (row.nextTryAt?.toISOString() ?? null) : null,
    startedAt: row.startedAt?.toISOString() ?? null,
    doneAt: row.doneAt?.toISOString() ?? null,
    link: href === undefined ? null : { href, label: `Open ${provider?.name ?? "the page"}` },
    confirmedBy: confirmedBy === null ? null : (names.get(confirmedBy) ?? "Someone who is gone"),
    can: {
      retry: (isManual || state === "retrying") && allows(role, "connections:write", node.kind),
      confirm: isManual && allows(role, "receipts:confirm", node.kind),
    },
  };
}
