import "server-only";
import { withConnectionLock } from "@/lib/connections/connection-lock";
import { crashPoint } from "@/lib/crash-point";
import { inOrganization } from "@/lib/db";
import { sandboxOrigin } from "@/lib/env";
import { providers } from "@/lib/providers/catalog";
import type { Provider } from "@/lib/providers/provider";
import { findProvision, type Provision, type ProvisionKey } from "@/lib/provisions/provision";
import { openProvisionSecret } from "@/lib/provisions/provision-secret";
import { setupCall } from "@/lib/setups/setup-call";
import { NeedsPersonError } from "./needs-person-error";
import { setupAccess } from "./setup-access";
import type { StepEnd } from "./step-end";

/**
 * Takes something away that was made for an agent and is no connection. Whoever makes it has the same
 * lock: it is found out first what came of that. Throws when it failed.
 */
export const undoProvisionStep = (key: ProvisionKey): Promise<StepEnd> =>
  withConnectionLock(key.id, () => undo(key));

async function undo(key: ProvisionKey): Promise<StepEnd> {
  const found = await inOrganization(key.organizationId, async (tx) => {
    const provision = await findProvision(tx, key);
    return provision && { provision, secret: await openProvisionSecret(tx, key) };
  });
  if (found?.provision.state !== "undoing")
    return { state: "done", detail: "There was nothing left of it." };
  const { provision, secret } = found;
  const { provider, world, request, externalId, id } = provision;
  if (world === "sandbox" && sandboxOrigin() === undefined)
    return { state: "not_supported", detail: "It was made with the sandbox, which is off now." };
  const maker = makerOf(provision);
  if (!maker?.make)
    return { state: "not_supported", detail: "Its provider is no longer in the catalog." };
  const call = await callOf(provision, maker);
  const fields = secret?.reveal().fields ?? {};
  const said = await maker.make.unmake(call, {
    reference: id,
    externalId,
    secret: fields,
    request,
  });
  crashPoint("removal:after_provider");
  const name = providers[provider]?.name ?? provider;
  return { state: "done", detail: said ?? `Taken away again at ${name}.` };
}

/** The setup provider that makes this kind of thing; where several do, the request says which. */
function makerOf({ provider, kind, request }: Provision): Provider | undefined {
  const makers = (providers[provider]?.madeBy ?? [])
    .map((id) => providers[id])
    .filter((each) => each?.make?.kind === kind);
  return makers.find((each) => each?.id === request.setupProvider) ?? makers[0];
}

async function callOf(
  { organizationId, setupConnectionId, world }: Provision,
  maker: Provider,
): Promise<ReturnType<typeof setupCall>> {
  if (setupConnectionId === null)
    return setupCall({ organizationId, setupConnectionId, provider: maker.id, world });
  const { callAsSetup } = await setupAccess(organizationId, setupConnectionId);
  if (callAsSetup) return callAsSetup;
  throw new NeedsPersonError(
    `The ${maker.name} account that it was made with was disconnected, so it cannot be taken away from here.`,
  );
}
