import "server-only";
import { clientAccess } from "@/lib/connections/client-access";
import { openCredential } from "@/lib/connections/credential";
import { outsideHashes } from "@/lib/connections/outside-account";
import { clientIdOf } from "@/lib/connections/world";
import { inOrganization } from "@/lib/db";
import { crashPoint } from "@/lib/crash-point";
import { providerCall } from "@/lib/outbound/provider-call";
import { NoRevocationError } from "@/lib/providers/revocation";
import { type EndedConnection, freshCredential } from "./ended-connection";
import { leaveGrant } from "./leave-grant";
import { revocable } from "./revocable";
import { setupAccess } from "./setup-access";
import type { StepEnd } from "./step-end";

/**
 * Ends a connection's access at the provider. The caller has the connection's lock: a refresh that is
 * under way would bring new tokens to life. Throws when it failed.
 */
export async function revokeStep(ended: EndedConnection): Promise<StepEnd> {
  const { organizationId, id, provider, world, providerAppId, accountId } = ended;
  const opened = await inOrganization(organizationId, (tx) =>
    openCredential(tx, { organizationId, id }, { live: false }),
  );
  if (!opened) return { state: "done", detail: "There was no credential left." };
  const shared = await leaveGrant(organizationId, id, async (tx) => {
    const made = { provider, world, providerAppId };
    const clientId = await clientIdOf(tx, organizationId, made);
    const { own: secret } = opened;
    return (await outsideHashes({ ...made, clientId, account: { id: accountId }, secret })).grant;
  });
  const verdict = revocable({ provider, world, shared });
  if (verdict.end) return verdict.end;
  const { secret } = await freshCredential(ended, opened);
  const context = {
    secret: secret.reveal(),
    call: providerCall({ provider, hosts: provider.hosts, secret, world }),
    ...(await clientAccess(organizationId, ended)),
    ...(await setupAccess(organizationId, ended.setupConnectionId)),
    accountId: ended.accountId,
    facts: ended.facts,
    last: !shared,
  };
  try {
    await verdict.revoke(context);
  } catch (cause) {
    if (!(cause instanceof NoRevocationError)) throw cause;
    return { state: "not_supported", detail: cause.message, link: cause.link };
  }
  crashPoint("removal:after_provider");
  return { state: "done", detail: `Revoked at ${provider.name}.` };
}
