import { z } from "zod";
import type { Directory, Tx } from "@/lib/db";
import { publicOrigin } from "@/lib/env";
import { conflict, notFound } from "@/lib/errors";
import type { Integration } from "@/lib/integrations/manifest";
import type { Actor } from "@/lib/pipeline/actor";
import type { Place } from "@/lib/pipeline/lineage";
import { getProvider } from "@/lib/providers/catalog";
import { scopesToAsk } from "./asked-scopes";
import {
  attemptLifetimeMs,
  isOpen,
  loadAttempt,
  requirePerson,
  statusOf,
  unopenedLifetimeMs,
  wizardLifetimeMs,
} from "./attempt";
import { toAttemptId } from "./attempt-id";
import { ConnectAttempt, viewAttempt } from "./attempt-view";
import { connectProblem } from "./connect-problem";
import { effectiveAt } from "./effective-at";
import { endAttempts } from "./end-attempts";
import { endWhenOverdue } from "./end-when-overdue";
import { currentClient, loadProviderApps, worlds } from "./world";

/** How a start is answered. */
export const StartedConnect = z.object({
  /** `active` where nothing needs connecting. */
  status: z.enum(["active", "open"]),
  attemptId: z.string().nullable(),
  url: z.string().nullable().describe("Our connect page, for a person to open"),
  /** What the page asks for where a key is pasted; null where nothing is open. */
  fields: ConnectAttempt.shape.fields.nullable(),
  expiresAt: z.string().nullable(),
  attempt: ConnectAttempt.nullable(),
});

type Asked = {
  integration: Integration;
  reconnects: string | null;
  returnTo?: string | undefined;
  /** The connect link that it begins with. */
  linkId: string | null;
};

/** Opens an attempt, in place of the one that the same person has open; null where nothing needs connecting. */
export async function openAttempt(
  tx: Tx & Directory,
  { organizationId, actor, place }: { organizationId: string; actor: Actor; place: Place },
  { integration, reconnects, returnTo, linkId }: Asked,
): Promise<{ id: string; attempt: ConnectAttempt } | null> {
  const nodeId = place.node.id;
  const effective = await effectiveAt(tx, organizationId, nodeId, integration);
  const provider = integration.provider === null ? null : getProvider(integration.provider);
  const current = worlds(await loadProviderApps(tx, organizationId));
  const problem = connectProblem(effective, place.lineage, provider, current);
  if (problem !== null) throw conflict(problem);
  if (provider === null) return null;

  // What an agent asks for is taken up by a person; what a terminal begins, by the same one in a browser.
  const { userId, sessionId, agentId } =
    actor.kind === "agent"
      ? { userId: null, sessionId: null, agentId: actor.nodeId }
      : { ...requirePerson(actor), agentId: null };
  const held = await scopesHeld(tx, { organizationId, nodeId, provider: provider.id });
  if (reconnects !== null && !held.ids.includes(reconnects)) throw notFound("This connection");
  const here = { organizationId, nodeId, integration: integration.id };
  if (agentId === null) await endAttempts(tx, { ...here, userId }, "replaced");
  else {
    // Somebody may be at the provider with it: asking again leads to the same one.
    const asked = await openAttemptOf(tx, { ...here, agentId, reconnects });
    if (asked)
      return { id: asked.id, attempt: await viewAttempt(tx, organizationId, place, asked) };
  }
  const client =
    provider.auth.type === "oauth" ? await currentClient(tx, organizationId, provider) : undefined;
  const expiresAt = new Date(
    Date.now() +
      (sessionId === null
        ? unopenedLifetimeMs
        : provider.channel
          ? wizardLifetimeMs
          : attemptLifetimeMs),
  );
  const { id } = await tx.connectAttempt.create({
    data: {
      ...here,
      userId,
      agentId,
      provider: provider.id,
      world: client?.world ?? "real",
      providerAppId: client?.providerAppId ?? null,
      sessionId,
      scopes: scopesToAsk(integration, provider, held.scopes),
      reconnects,
      linkId,
      outcome: returnTo === undefined ? {} : { returnTo },
      expiresAt,
    },
    select: { id: true },
  });
  await endWhenOverdue(tx, { organizationId, id }, expiresAt);
  const row = await loadAttempt(tx, organizationId, toAttemptId(organizationId, id));
  return { id, attempt: await viewAttempt(tx, organizationId, place, row) };
}

/** What an agent asked for before and still leads somewhere. */
async function openAttemptOf(
  tx: Tx,
  where: {
    organizationId: string;
    nodeId: string;
    integration: string;
    agentId: string;
    reconnects: string | null;
  },
) {
  const found = await tx.connectAttempt.findFirst({
    where: { ...where, endedAt: null },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
  if (!found) return null;
  const attemptId = toAttemptId(where.organizationId, found.id);
  const row = await loadAttempt(tx, where.organizationId, attemptId);
  return isOpen(statusOf(row, new Date())) ? row : null;
}

/** What the page that follows needs to know. */
export const toStarted = (attempt: ConnectAttempt | null): z.input<typeof StartedConnect> =>
  attempt === null
    ? { status: "active", attemptId: null, url: null, fields: null, expiresAt: null, attempt: null }
    : {
        status: "open",
        attemptId: attempt.attemptId,
        url: publicOrigin() + attempt.url,
        fields: attempt.fields,
        expiresAt: attempt.expiresAt,
        attempt,
      };

/** What accounts of the provider that the node owns were asked for or gave. */
export async function scopesHeld(
  tx: Tx,
  where: { organizationId: string; nodeId: string; provider: string },
): Promise<{ ids: string[]; scopes: string[] }> {
  const rows = await tx.connection.findMany({
    where: { ...where, endedAt: null },
    select: { id: true, requestedScopes: true },
  });
  return {
    ids: rows.map(({ id }) => id),
    scopes: rows.flatMap(({ requestedScopes }) => requestedScopes),
  };
}
