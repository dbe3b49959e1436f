import { directory, inOrganization } from "@/lib/db";
import { issuePersonalToken } from "@/lib/keys/issue-personal-token";
import { dayMs } from "@/lib/keys/key-fields";
import { lockTree } from "@/lib/pipeline/lock-tree";
import { topmostNodes } from "@/lib/tree/topmost";
import { hashToken } from "@/lib/vault/token";
import { deviceIntervalMs } from "./authorization";

const lifetimeMs = 90 * dayMs;

/** Why a terminal has no token (yet), in the words of RFC 8628 and RFC 6749. */
export type DeviceRefusal =
  "authorization_pending" | "slow_down" | "access_denied" | "expired_token" | "invalid_grant";

export type RedeemedDevice = {
  token: string;
  expiresInSeconds: number;
  organization: { id: string; slug: string; name: string };
};

/** What a terminal gets for its device code: the token, once, after somebody allowed it. */
export async function redeemDevice(deviceCode: string): Promise<RedeemedDevice | DeviceRefusal> {
  const deviceCodeHash = hashToken(deviceCode);
  const now = new Date();
  const row = await directory().deviceAuthorization.findUnique({ where: { deviceCodeHash } });
  if (!row || row.redeemedAt) return "invalid_grant";
  if (row.deniedAt) return "access_denied";
  if (row.expiresAt <= now) return "expired_token";
  const { userId, forOrganization: organizationId, clientName } = row;
  if (!row.approvedAt || userId === null || organizationId === null)
    return (await isTooSoon(deviceCodeHash, now)) ? "slow_down" : "authorization_pending";

  return inOrganization(organizationId, async (tx): Promise<RedeemedDevice | DeviceRefusal> => {
    await lockTree(tx, organizationId, false);
    const { count } = await tx.deviceAuthorization.updateMany({
      where: { deviceCodeHash, redeemedAt: null, deniedAt: null, expiresAt: { gt: now } },
      data: { redeemedAt: now },
    });
    if (count === 0) return "invalid_grant";
    const by = { kind: "person", userId, sessionId: null } as const;
    const organization = await tx.node.findFirst({
      where: { organizationId, id: organizationId, deletedAt: null },
      select: { id: true, slug: true, name: true },
    });
    // Somebody may have taken their role away since.
    const [nodeId] = await topmostNodes(tx, organizationId, by);
    if (nodeId === undefined || !organization) return "access_denied";
    const expiresAt = new Date(now.getTime() + lifetimeMs);
    const wanted = { organizationId, userId, name: clientName, expiresAt };
    const { token } = await issuePersonalToken(tx, wanted, by);
    return { token, expiresInSeconds: Math.floor(lifetimeMs / 1000), organization };
  });
}

/** Notes that it asked; whether it asks more often than it was told to. */
async function isTooSoon(deviceCodeHash: Uint8Array<ArrayBuffer>, now: Date): Promise<boolean> {
  // A little early is a matter of the network.
  const since = new Date(now.getTime() - deviceIntervalMs + 500);
  const { count } = await directory().deviceAuthorization.updateMany({
    where: { deviceCodeHash, OR: [{ lastPolledAt: null }, { lastPolledAt: { lt: since } }] },
    data: { lastPolledAt: now },
  });
  return count === 0;
}
