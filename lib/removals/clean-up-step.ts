import "server-only";
import { clientAccess } from "@/lib/connections/client-access";
import { openCredential } from "@/lib/connections/credential";
import { crashPoint } from "@/lib/crash-point";
import { inOrganization } from "@/lib/db";
import { sandboxOrigin } from "@/lib/env";
import { providerCall } from "@/lib/outbound/provider-call";
import type { CleanUp } from "@/lib/providers/provider";
import { type EndedConnection, freshCredential } from "./ended-connection";
import { NeedsPersonError } from "./needs-person-error";
import { setupAccess } from "./setup-access";
import type { StepEnd } from "./step-end";

/** Undoes one thing that a connection set up at its provider. Throws when that failed. */
export async function cleanUpStep(ended: EndedConnection, kind: CleanUp["kind"]): Promise<StepEnd> {
  const { organizationId, id, provider, world } = ended;
  const cleanUp = provider.cleanUps?.find((each) => each.kind === kind);
  if (!cleanUp)
    return { state: "not_supported", detail: `There is nothing of this kind at ${provider.name}.` };
  if (world === "sandbox" && sandboxOrigin() === undefined)
    return { state: "not_supported", detail: "It was made with the sandbox, which is off now." };
  const opened = await inOrganization(organizationId, (tx) =>
    openCredential(tx, { organizationId, id }, { live: false }),
  );
  if (!opened) {
    await assertDestroyed(ended);
    return { state: "done", detail: "There was no credential left." };
  }
  const { secret } = await freshCredential(ended, opened);
  const said = await cleanUp.run({
    secret: secret.reveal(),
    call: providerCall({ provider, hosts: provider.hosts, secret, world }),
    ...(await clientAccess(organizationId, ended)),
    ...(await setupAccess(organizationId, ended.setupConnectionId)),
    accountId: ended.accountId,
    facts: ended.facts,
  });
  crashPoint("removal:after_provider");
  return { state: "done", detail: said ?? `Done at ${provider.name}.` };
}

/** What goes with the credential of another account is still there where that account is gone. */
async function assertDestroyed(ended: EndedConnection): Promise<void> {
  const { organizationId, id, provider } = ended;
  const row = await inOrganization(organizationId, (tx) =>
    tx.connection.findFirst({
      where: { organizationId, id, credential: { not: null } },
      select: { accountName: true },
    }),
  );
  if (row && provider.usesSetupCredential)
    throw new NeedsPersonError(
      `The account that ${row.accountName} belongs to is no longer connected, so it cannot be given back from here. Until it is, it costs money there.`,
    );
}
