import "server-only";
import { clientAccess } from "@/lib/connections/client-access";
import { grantHash, isGrantShared } from "@/lib/connections/outside-account";
import { refreshAccess, TokenRefusedError } from "@/lib/connections/token-endpoint";
import { clientIdOf, clientOf } from "@/lib/connections/world";
import { crashPoint } from "@/lib/crash-point";
import { inOrganization } from "@/lib/db";
import { providerCall } from "@/lib/outbound/provider-call";
import type { Provider, SecretFields, World } from "@/lib/providers/provider";
import { isRefusal } from "@/lib/providers/revocation";
import { Secret } from "@/lib/vault/secret";
import { revocable } from "./revocable";
import type { StepEnd } from "./step-end";
import { openFromStep, sealForStep } from "./step-secret";

/** Tokens that were never kept, and the step that gives them back. */
export type Unkept = {
  organizationId: string;
  stepId: string;
  createdAt: Date;
  provider: Provider;
  world: World;
  providerAppId: string | null;
  accountId: string | null;
};

/** Access tokens live an hour at least, and attempts keep theirs for some minutes. */
const freshMs = 20 * 60_000;

/** Gives access back that nobody will use. Throws when that failed. */
export async function giveBackStep(unkept: Unkept): Promise<StepEnd> {
  const { organizationId, provider, world } = unkept;
  const secret = await openTokens(unkept);
  if (!secret) return { state: "done", detail: "There was no credential left." };
  const shared = await isShared(unkept);
  const verdict = revocable({ provider, world, shared });
  if (verdict.end) return verdict.end;
  const current = await liveTokens(unkept, secret);
  await verdict.revoke({
    secret: current.reveal(),
    call: providerCall({ provider, hosts: provider.hosts, secret: current, world }),
    ...(await clientAccess(organizationId, unkept)),
    last: !shared,
  });
  crashPoint("removal:after_provider");
  return { state: "done", detail: `Given back at ${provider.name}.` };
}

const openTokens = ({ organizationId, stepId }: Unkept) =>
  inOrganization(organizationId, async (tx) => {
    const step = await tx.removalStep.findFirst({
      where: { organizationId, id: stepId },
      select: { sealed: true },
    });
    return step?.sealed ? openFromStep(tx, step.sealed, { organizationId, id: stepId }) : undefined;
  });

/** An account that the provider never named may be anybody's, also one that is in use here. */
const isShared = async (unkept: Unkept): Promise<boolean> => {
  const { organizationId, provider, world, accountId } = unkept;
  if (accountId === null) return true;
  return inOrganization(organizationId, async (tx) => {
    const clientId = await clientIdOf(tx, organizationId, unkept);
    return isGrantShared(tx, await grantHash(provider, world, clientId, accountId));
  });
};

/**
 * After a long outage the access token may be over while the refresh token is not, and some providers
 * take a revocation only with a good one: then it is renewed, and stored before it is used.
 */
async function liveTokens(
  unkept: Unkept,
  secret: Secret<SecretFields>,
): Promise<Secret<SecretFields>> {
  const { organizationId, stepId, createdAt, provider, world } = unkept;
  const { refreshToken } = secret.reveal();
  const isOld = Date.now() - createdAt.getTime() > freshMs;
  if (!isOld || refreshToken === undefined || provider.auth.type !== "oauth") return secret;
  const probe = provider.probe(providerCall({ provider, hosts: provider.hosts, secret, world }));
  const isOver = await probe.then(
    () => false,
    (cause: unknown) => isRefusal(cause, "unauthorized"),
  );
  if (!isOver) return secret;
  const found = await inOrganization(organizationId, (tx) => clientOf(tx, organizationId, unkept));
  if (!found) return secret;
  const { client } = found;
  const renewed = await refreshAccess(
    { provider, auth: provider.auth, world, client },
    refreshToken,
  ).catch((cause: unknown) => {
    // Dead as a whole, which is what was wanted.
    if (cause instanceof TokenRefusedError && cause.code === "invalid_grant") return undefined;
    throw cause;
  });
  if (!renewed) return secret;
  const { accessToken, refreshToken: rotated = refreshToken } = renewed;
  const current = new Secret<SecretFields>({
    ...secret.reveal(),
    accessToken,
    refreshToken: rotated,
  });
  await inOrganization(organizationId, async (tx) => {
    const sealed = await sealForStep(tx, current, { organizationId, id: stepId });
    await tx.removalStep.updateMany({ where: { organizationId, id: stepId }, data: { sealed } });
  });
  return current;
}
