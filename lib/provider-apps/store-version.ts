import type { Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import type { Provider, World } from "@/lib/providers/provider";
import type { Secret } from "@/lib/vault/secret";
import { sealAppSecret } from "./app-secret";

export type AppVersion = {
  provider: Provider;
  world: World;
  clientId: string;
  secret: Secret<string>;
  createdBy: string | null;
};

/** Takes an own app out of use for everything new. False where there was none. */
export async function retireApp(
  tx: Tx,
  organizationId: string,
  provider: Provider,
): Promise<boolean> {
  const { count } = await tx.providerApp.updateMany({
    where: { organizationId, provider: provider.id, retiredAt: null },
    data: { retiredAt: new Date() },
  });
  return count > 0;
}

/** Puts a version into use, in the place of the one before it. Whoever calls has the tree alone. */
export async function storeVersion(
  tx: Tx,
  organizationId: string,
  { provider, world, clientId, secret, createdBy }: AppVersion,
): Promise<string> {
  const { _max } = await tx.providerApp.aggregate({
    where: { organizationId, provider: provider.id },
    _max: { version: true },
  });
  await retireApp(tx, organizationId, provider);
  const { id } = await tx.providerApp.create({
    data: {
      organizationId,
      provider: provider.id,
      version: (_max.version ?? 0) + 1,
      world,
      clientId,
      // The seal is bound to the row's id, which exists from here on.
      secret: "",
      createdBy,
    },
    select: { id: true },
  });
  await tx.providerApp.updateMany({
    where: { organizationId, id },
    data: { secret: await sealAppSecret(tx, secret, { organizationId, id }) },
  });
  await moveOn(tx, organizationId, { id, provider, clientId });
  return id;
}

/**
 * A new secret of the same client is the one that the provider takes from now on, so whatever was made
 * with the client uses it. Connections that the old secret had broken are tried again.
 */
async function moveOn(
  tx: Tx,
  organizationId: string,
  { id, provider, clientId }: { id: string; provider: Provider; clientId: string },
): Promise<void> {
  const older = await tx.providerApp.findMany({
    where: { organizationId, provider: provider.id, clientId, id: { not: id } },
    select: { id: true },
  });
  const where = { organizationId, providerAppId: { in: older.map((row) => row.id) } };
  const data = { providerAppId: id };
  const refused = { ...where, endedAt: null, brokenReason: "app_refused" };
  const mended = await tx.connection.findMany({ where: refused, select: { id: true } });
  await tx.connection.updateMany({
    where: refused,
    data: { brokenAt: null, brokenReason: null },
  });
  for (const { id: connectionId } of mended)
    await enqueue(
      tx,
      "probe_connection",
      { organizationId, connectionId },
      { key: `probe:${connectionId}` },
    );
  await tx.connection.updateMany({ where, data });
  await tx.connectAttempt.updateMany({ where: { ...where, endedAt: null }, data });
  await tx.removalStep.updateMany({ where, data });
}
