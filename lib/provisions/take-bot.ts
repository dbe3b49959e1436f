import "server-only";
import { withConnectionLock } from "@/lib/connections/connection-lock";
import { inOrganization } from "@/lib/db";
import { providers } from "@/lib/providers/catalog";
import { setupCall } from "@/lib/setups/setup-call";
import { Secret } from "@/lib/vault/secret";
import { noteTold } from "./make-provision";
import { findProvision, type Provision, type ProvisionKey } from "./provision";

/**
 * Fetches the credential of a bot that a person made for an agent. Undefined where it is not wanted any
 * more, or is a connection already. Throws where the provider failed, to be tried again.
 */
export const takeBot = (key: ProvisionKey): Promise<Provision | undefined> =>
  withConnectionLock(key.id, async () => {
    const { organizationId } = key;
    const find = () => inOrganization(organizationId, (tx) => findProvision(tx, key));
    const provision = await find();
    if (provision?.state === "made") return provision;
    if (provision?.state !== "making" || provision.externalId === null) return undefined;
    const { setupConnectionId, world, request, externalId } = provision;
    const maker = providers[typeof request.setupProvider === "string" ? request.setupProvider : ""];
    if (maker?.make?.kind !== "bot") return undefined;
    const call = setupCall({ organizationId, setupConnectionId, provider: maker.id, world });
    // Asking twice gives the same token.
    const secret = new Secret({ fields: await maker.make.takeBot(call, externalId) });
    await inOrganization(organizationId, (tx) => noteTold(tx, key, { secret }, "made"));
    const now = await find();
    return now?.state === "made" ? now : undefined;
  });
