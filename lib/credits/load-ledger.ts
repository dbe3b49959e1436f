import type { z } from "zod";
import type { Tx } from "@/lib/db";
import { integrations } from "@/lib/integrations/catalog";
import { isAtLeast } from "@/lib/pipeline/access";
import type { Place } from "@/lib/pipeline/lineage";
import {
  type LedgerFilter,
  type LedgerKind,
  ledgerKindNames,
  type LedgerLine,
} from "./ledger-line";
import { elsewhere, nameNodes } from "./name-nodes";
import { unitName } from "./quantity-text";
import { spendingScope } from "./spending-scope";

type Row = {
  id: string;
  at: Date;
  kind: LedgerKind;
  nodeId: string;
  parentId: string | null;
  integration: string | null;
  meter: string | null;
  quantity: bigint | null;
  freeQuantity: bigint | null;
  priceMicros: bigint | null;
  pricePer: bigint | null;
  priceVersion: string | null;
  estimateMicros: bigint | null;
  amountMicros: bigint;
  waivedMicros: bigint;
  callId: string | null;
  tool: string | null;
  paymentId: string | null;
  sandbox: boolean;
  note: string;
  by: string | null;
};

type Asked = LedgerFilter & {
  cursor?: string | undefined;
  limit: number;
  /** Leaves out what was written since. */
  writtenBefore?: string | undefined;
};

/** Lines of the ledger at and below a place, the newest first, as somebody with a role there sees them. */
export async function loadLedger(
  tx: Tx,
  organizationId: string,
  place: Place,
  asked: Asked,
): Promise<z.input<typeof LedgerLine>[]> {
  const rows = await find(tx, organizationId, place, asked);
  const ids = rows.flatMap(({ nodeId, parentId }) => [nodeId, parentId ?? []].flat());
  const nodes = await nameNodes(tx, organizationId, place, ids);
  // What calls and messages were about takes the role that may read them.
  const readsCalls = isAtLeast(place.role, "member");
  return rows.map((row) => {
    const { nodeId, parentId, meter, callId, tool, ...stored } = row;
    const kind = row.meter === null ? "organization" : "agent";
    return {
      ...stored,
      at: row.at.toISOString(),
      kindName: ledgerKindNames[row.kind],
      node: nodes.get(nodeId) ?? { id: nodeId, name: elsewhere, kind, path: null },
      parent: parentId === null ? null : (nodes.get(parentId) ?? null),
      integration: row.integration === null ? null : named(row.integration),
      meter,
      unit: meter === null ? null : unitName(meter, row.quantity ?? 0n),
      quantity: text(row.quantity),
      freeQuantity: text(row.freeQuantity),
      priceMicros: text(row.priceMicros),
      pricePer: text(row.pricePer),
      estimateMicros: text(row.estimateMicros),
      amountMicros: row.amountMicros.toString(),
      waivedMicros: row.waivedMicros.toString(),
      call: readsCalls && callId !== null && tool !== null ? { id: callId, tool } : null,
      note: readsCalls && row.note !== "" ? row.note : null,
    };
  });
}

const text = (amount: bigint | null): string | null => amount?.toString() ?? null;

const named = (id: string) => ({
  id,
  name: integrations.find((integration) => integration.id === id)?.name ?? id,
});

/** What is paid in is told to the organization's admins, where the organization is looked at. */
const showsPayments = ({ node, role }: Place): boolean =>
  node.kind === "organization" && isAtLeast(role, "admin");

const find = (
  tx: Tx,
  organizationId: string,
  place: Place,
  { from, to, integration, meter, kind, callId, cursor, limit, writtenBefore }: Asked,
): Promise<Row[]> =>
  tx.$queryRaw<Row[]>`
    with page as materialized (
      select e.* from ledger_entry e
      where e.organization_id = ${organizationId}::uuid
        and case ${spendingScope(place.node)} when 'everywhere' then true
          when 'itself' then e.node_id = ${place.node.id}::uuid
          else ${place.node.id}::uuid = any (e.lineage) end
        and (${showsPayments(place)} or e.kind in ('usage', 'correction'))
        and (${from ?? null}::date is null or e.at >= ${from ?? null}::date::timestamp at time zone 'utc')
        and (${to ?? null}::date is null or e.at < (${to ?? null}::date + 1)::timestamp at time zone 'utc')
        and (${integration ?? null}::text is null or e.integration = ${integration ?? null}::text)
        and (${meter ?? null}::text is null or e.meter = ${meter ?? null}::text)
        and (${kind ?? null}::text is null or e.kind = ${kind ?? null}::text)
        and (${callId ?? null}::uuid is null or e.call_id = ${callId ?? null}::uuid)
        and (${writtenBefore ?? null}::timestamptz is null or e.created_at <= ${writtenBefore ?? null}::timestamptz)
        and (${cursor ?? null}::uuid is null or (e.at, e.id) < (
          select last.at, last.id from ledger_entry last
          where last.organization_id = ${organizationId}::uuid and last.id = ${cursor ?? null}::uuid))
      order by e.at desc, e.id desc
      limit ${limit}
    )
    select p.id, p.at, p.kind, p.node_id as "nodeId",
      case when array_position(p.lineage, ${place.node.id}::uuid) < cardinality(p.lineage)
        then p.lineage[cardinality(p.lineage) - 1] end as "parentId",
      p.integration, p.meter, p.quantity, p.free_quantity as "freeQuantity", p.price_micros as "priceMicros",
      p.price_per as "pricePer", p.price_version as "priceVersion", p.estimate_micros as "estimateMicros",
      case when p.to_account = 'pool' then p.amount_micros else -p.amount_micros end as "amountMicros",
      p.waived_micros as "waivedMicros", p.call_id as "callId", t.tool, p.payment_id as "paymentId", p.sandbox, p.note,
      coalesce(nullif(u.name, ''), u.email) as by
    from page p
    left join tool_call t on t.organization_id = ${organizationId}::uuid and t.id = p.call_id
    left join user_account u on u.id = p.created_by
    order by p.at desc, p.id desc`;
