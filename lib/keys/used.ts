import "server-only";
import { inOrganization } from "@/lib/db";
import { logError } from "@/lib/log";
import { announce } from "@/lib/pipeline/announce";
import type { TokenKind } from "./token";

type Use = {
  kind: TokenKind;
  organizationId: string;
  id: string;
  /** The agent; null for any other token. */
  nodeId: string | null;
  /** ISO; as it was last settled. */
  lastUsedAt: string | null;
  address: string;
};

/** How exact "last used" is. */
const settleMs = 60_000;

/** Uses of one moment are written together. */
const gatherMs = 1_000;

type Uses = {
  waiting: Map<string, Use>;
  /** When each was last noted by this process. */
  settled: Map<string, number>;
  timer?: NodeJS.Timeout;
};

const store = globalThis as { alfeKeyUses?: Uses };
const uses = (): Uses => (store.alfeKeyUses ??= { waiting: new Map(), settled: new Map() });

/** Notes that a key was used, at most once a minute for each and never while anybody waits. */
export function noteKeyUse(use: Use): void {
  const { waiting, settled } = uses();
  const now = Date.now();
  const last = Math.max(
    settled.get(use.id) ?? 0,
    use.lastUsedAt === null ? 0 : Date.parse(use.lastUsedAt),
  );
  if (now - last < settleMs) return;
  // What this process has seen is forgotten now and then; the database remembers.
  if (settled.size > 50_000) settled.clear();
  settled.set(use.id, now);
  waiting.set(use.id, use);
  uses().timer ??= setTimeout(() => void settle(), gatherMs).unref();
}

async function settle(): Promise<void> {
  const state = uses();
  const all = [...state.waiting.values()];
  state.waiting.clear();
  delete state.timer;
  for (const [organizationId, those] of Map.groupBy(all, (use) => use.organizationId)) {
    await write(organizationId, those).catch((error: unknown) =>
      logError("uses of keys were not noted", error, { organizationId }),
    );
  }
}

const write = (organizationId: string, those: readonly Use[]): Promise<void> =>
  inOrganization(organizationId, async (tx) => {
    for (const [kind, uses] of Map.groupBy(those, (use) => use.kind)) {
      const ids = uses.map(({ id }) => id);
      const addresses = uses.map(({ address }) => address);
      // One statement for all of them: many agents may come within one moment.
      if (kind === "agent")
        await tx.$executeRaw`
          update agent_key k set last_used_at = now(), last_used_address = u.address
          from unnest(${ids}::uuid[], ${addresses}::text[]) as u (id, address)
          where k.organization_id = ${organizationId}::uuid and k.id = u.id`;
      else if (kind === "person")
        await tx.$executeRaw`
          update personal_token t set last_used_at = now(), last_used_address = u.address
          from unnest(${ids}::uuid[], ${addresses}::text[]) as u (id, address)
          where t.organization_id = ${organizationId}::uuid and t.id = u.id`;
      else
        await tx.serverToken.updateMany({
          where: { organizationId, id: { in: ids } },
          data: { lastUsedAt: new Date() },
        });
    }
    const nodeIds = [...new Set(those.flatMap(({ nodeId }) => nodeId ?? []))];
    if (nodeIds.length > 0) await announce(tx, { organizationId, nodeIds, what: "key_used" });
  });
