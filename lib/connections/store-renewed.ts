import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { announceSoon } from "@/lib/changes/announce-soon";
import { inOrganization } from "@/lib/db";
import { AppError, conflict } from "@/lib/errors";
import { recordAudit } from "@/lib/pipeline/audit";
import type { TokenSet } from "@/lib/providers/provider";
import { openGiveBack } from "@/lib/removals/open-give-back";
import { Secret } from "@/lib/vault/secret";
import { openCredential, type OpenedCredential, sealCredential } from "./credential";
import { lookAfter } from "./health";
import type { Used } from "./used";
import { toWorldName } from "./world-name";

/** How long a database or a key service that is away is waited for: the old tokens may be dead already. */
const persistMs = 120_000;
const againMs = 1_000;

/** Stores renewed tokens before they are used; a provider that rotates has killed the old ones. */
export async function storeRenewed(
  used: Used,
  opened: OpenedCredential,
  { accessToken, refreshToken, expiresInSeconds }: TokenSet,
): Promise<OpenedCredential> {
  const secret = new Secret({
    ...opened.own.reveal(),
    accessToken,
    ...(refreshToken !== undefined && { refreshToken }),
  });
  const now = new Date();
  const tokenExpiresAt =
    expiresInSeconds === undefined ? null : new Date(now.getTime() + expiresInSeconds * 1000);
  const health = { refreshingSince: null, checkedAt: now, unansweredSince: null };
  const version = opened.version + 1;
  const renewed = { secret, own: secret, version, tokenExpiresAt, ...health };
  const stored = await persist(() => exchange(used, opened.version, renewed));
  if (!stored) throw conflict("This account was disconnected.");
  return stored;
}

async function persist<T>(store: () => Promise<T>): Promise<T> {
  const until = Date.now() + persistMs;
  for (;;) {
    try {
      return await store();
    } catch (error) {
      const isOver = error instanceof AppError && error.kind === "conflict";
      if (isOver || Date.now() > until) throw error;
      await wait(againMs);
    }
  }
}

/** Compares the version and sets the renewed credential; returns what is stored afterwards, if anything. */
async function exchange(used: Used, from: number, renewed: OpenedCredential) {
  const { organizationId } = used;
  const { stored, nodeId } = await inOrganization(organizationId, async (tx) => {
    const { id, provider } = used;
    const { secret, own: _, version, ...times } = renewed;
    const { count } = await tx.connection.updateMany({
      where: { organizationId, id, credentialVersion: from, credential: { not: null } },
      data: {
        credential: await sealCredential(tx, secret, { organizationId, id }, version),
        credentialVersion: version,
        ...times,
        brokenAt: null,
        brokenReason: null,
      },
    });
    const { nodeId, accountName, endedAt, world, providerAppId } =
      await tx.connection.findFirstOrThrow({
        where: { organizationId, id },
        select: {
          nodeId: true,
          accountName: true,
          endedAt: true,
          world: true,
          providerAppId: true,
        },
      });
    if (count === 0) {
      const current = await openCredential(tx, { organizationId, id }, { live: true });
      // Reconnected meanwhile: that credential is the one that counts, and these tokens nobody will use.
      await openGiveBack(tx, {
        ...{ organizationId, nodeId, provider, providerAppId, secret },
        world: toWorldName(world),
        // The row may be another account's by now.
        accountId: null,
        replacedBy: current && { accountId: null, secret: current.secret },
      });
      return { stored: current, nodeId };
    }
    if (!endedAt) await lookAfter(tx, { organizationId, id }, times.tokenExpiresAt);
    await recordAudit(
      tx,
      { actor: { kind: "system" }, organizationId },
      {
        nodeId,
        operation: "refresh_connection",
        outcome: "done",
        subjectId: id,
        details: { provider: provider.name, account: accountName, outcome: "renewed" },
      },
    );
    return { stored: renewed, nodeId };
  });
  announceSoon(organizationId, [nodeId], "connection_health");
  return stored;
}
