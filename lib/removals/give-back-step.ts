import "server-only";
import { clientAccess } from "@/lib/connections/client-access";
import { grantHash, isGrantShared } from "@/lib/connections/outside-account";
import { refreshAccess, TokenRefusedError } from "@/lib/connections/token-endpoint";
import { clientIdOf, clientOf } from "@/lib/connections/world";
import { crashPoint } from "@/lib/crash-point";
import { inOrganization } from "@/lib/db";
import { providerCall } from "@/lib/outbound/provider-call";
import type { Provider, ProviderCall, SecretFields, World } from "@/lib/providers/provider";
import { isDead, isRefusal } from "@/lib/providers/revocation";
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
  const stored = await openTokens(unkept);
  if (!stored) return { state: "done", detail: "There was no credential left." };
  const withSecret = (secret: Secret<SecretFields>) =>
    providerCall({ provider, hosts: provider.hosts, secret, world });
  const first = revocable({ provider, world, shared: false });
  if (first.end) return first.end;
  const secret = await liveTokens(unkept, stored, withSecret(stored));
  const call = withSecret(secret);
  const shared = await isShared(unkept, call, secret);
  const verdict = revocable({ provider, world, shared });
  if (verdict.end) return verdict.end;
  await verdict.revoke({
    secret: secret.reveal(),
    call,
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

/** Whether connections, anywhere on this server, live by the same grant. */
async function isShared(
  unkept: Unkept,
  call: ProviderCall,
  secret: Secret<SecretFields>,
): Promise<boolean> {
  const { organizationId, provider, world } = unkept;
  const accountId = unkept.accountId ?? (await nameAccount(unkept, call, secret));
  // Dead tokens name nobody, and do no harm.
  if (accountId === undefined) return !provider.sharesGrant;
  return inOrganization(organizationId, async (tx) => {
    const clientId = await clientIdOf(tx, organizationId, unkept);
    return isGrantShared(tx, await grantHash(provider, world, clientId, accountId));
  });
}

/** Whose tokens they are, where that was not found out before; undefined where they are dead. */
async function nameAccount(
  { organizationId, stepId, provider }: Unkept,
  call: ProviderCall,
  secret: Secret<SecretFields>,
): Promise<string | undefined> {
  try {
    const { id } = await provider.probe(call, secret.reveal());
    await inOrganization(organizationId, (tx) =>
      tx.removalStep.updateMany({
        where: { organizationId, id: stepId },
        data: { accountId: id },
      }),
    );
    return id;
  } catch (cause) {
    if (isRefusal(cause, "unauthorized")) return undefined;
    throw cause;
  }
}

/**
 * After a long outage the access token may be over while the refresh token is not, and some providers
 * take a revocation only with a good one: then it is renewed, and stored before it is used.
 */
async function liveTokens(
  unkept: Unkept,
  secret: Secret<SecretFields>,
  call: ProviderCall,
): Promise<Secret<SecretFields>> {
  const { organizationId, stepId, createdAt, provider, world } = unkept;
  const { refreshToken } = secret.reveal();
  const isOld = Date.now() - createdAt.getTime() > freshMs;
  if (!isOld || refreshToken === undefined || provider.auth.type !== "oauth") return secret;
  if (!(await isDead(() => provider.probe(call, secret.reveal())))) return secret;
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
