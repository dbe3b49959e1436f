import "server-only";
import { inOrganization, type Tx } from "@/lib/db";
import { logError } from "@/lib/log";
import { notify } from "@/lib/notifications/notify";
import { adminsOf } from "@/lib/notifications/admins-of";
import { announce } from "@/lib/pipeline/announce";
import { recordAudit } from "@/lib/pipeline/audit";
import { providers } from "@/lib/providers/catalog";
import { caretakersOf } from "./caretakers";
import type { ConnectionKey } from "./used";

export type BrokenReason = "revoked" | "expired" | "app_refused";

/** How it was found out: the audit log's name for it. */
export type FoundBy = "refresh_connection" | "probe_connection";

/**
 * Notes that a provider refused a credential for good, and tells whoever can do something about it.
 * Returns false, having done nothing, where the credential was replaced meanwhile: then it was the old
 * one that was refused.
 */
export const markBroken = (
  { organizationId, id }: ConnectionKey,
  version: number,
  reason: BrokenReason,
  foundBy: FoundBy,
): Promise<boolean> =>
  inOrganization(organizationId, async (tx) => {
    const where = { organizationId, id, credentialVersion: version, brokenAt: null, endedAt: null };
    const brokenAt = new Date();
    const { count } = await tx.connection.updateMany({
      where,
      data: { brokenAt, brokenReason: reason, refreshingSince: null },
    });
    if (count === 0) return false;
    const { nodeId, connectedBy, ...row } = await tx.connection.findFirstOrThrow({
      where: { organizationId, id },
      select: {
        nodeId: true,
        provider: true,
        accountName: true,
        connectedBy: true,
        providerAppId: true,
      },
    });
    const details = {
      provider: providers[row.provider]?.name ?? row.provider,
      account: row.accountName,
    };
    await recordAudit(
      tx,
      { actor: { kind: "system" }, organizationId },
      {
        nodeId,
        operation: foundBy,
        outcome: "done",
        subjectId: id,
        details: { ...details, outcome: reason, ok: false },
      },
    );
    if (reason === "app_refused") await alarm(tx, organizationId, row);
    else
      await notify(tx, {
        organizationId,
        userIds: await caretakersOf(tx, { organizationId, nodeId, connectedBy }),
        kind: "connection_broken",
        key: `connection_broken:${id}:${brokenAt.toISOString()}`,
        nodeId,
        subjectId: id,
        details,
      });
    await announce(tx, { organizationId, nodeIds: [nodeId], what: "connection_health" });
    return true;
  });

/** The person who connected the account can do nothing about the app; its operator and admins can. */
async function alarm(
  tx: Tx,
  organizationId: string,
  { provider, providerAppId }: { provider: string; providerAppId: string | null },
): Promise<void> {
  const name = providers[provider]?.name ?? provider;
  if (providerAppId === null)
    logError(
      `operator: ${name} refuses this server's app. Check its client id and secret.`,
      undefined,
      {
        provider,
      },
    );
  const today = new Date().toISOString().slice(0, 10);
  await notify(tx, {
    organizationId,
    userIds: await adminsOf(tx, organizationId, organizationId),
    kind: "app_refused",
    key: `app_refused:${providerAppId ?? provider}:${today}`,
    nodeId: organizationId,
    subjectId: null,
    details: { provider: name },
  });
}
