import { z } from "zod";
import type { Tx } from "@/lib/db";
import { conflict, notFound } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import { defineCommand } from "@/lib/pipeline/operation";
import { getProvider } from "@/lib/providers/catalog";
import { scopesToAsk } from "./asked-scopes";
import { attemptLifetimeMs, loadAttempt, requirePerson } from "./attempt";
import { toAttemptId } from "./attempt-id";
import { ConnectAttempt, viewAttempt } from "./attempt-view";
import { connectProblem } from "./connect-problem";
import { effectiveAt } from "./effective-at";
import { endAttempts } from "./end-attempts";
import { revokeUnsaved, type Unsaved } from "./revoke-unsaved";
import { loadProviderApps, worlds } from "./world";

type Started = { attempt: ConnectAttempt | null; discarded: Unsaved[] };

/** A path on this server, and nothing that a browser would read as another one. */
const SameOriginPath = z
  .string()
  .max(2000)
  .regex(/^\/(?![/\\])[^\\\p{Cc}]*$/u, "Give a path on this server, like /acme/growth.");

export const startConnect = defineCommand({
  name: "start_connect",
  summary:
    "Start connecting an account for an integration at a node. Nothing outside is contacted yet; open the returned page to go on.",
  permission: "connections:write",
  input: z.object({
    nodeId: z.string().describe("Id of the node that will own the account"),
    integration: z.string().describe("Id of the integration"),
    reconnects: z
      .uuid()
      .optional()
      .describe("Id of the connection to authorize anew; the account must be the same"),
    returnTo: SameOriginPath.optional().describe("Where to go afterwards"),
  }),
  output: z.object({
    /** `active` where nothing needs connecting. */
    status: z.enum(["active", "open"]),
    attemptId: z.string().nullable(),
    url: z.string().nullable().describe("Path of our connect page"),
    expiresAt: z.string().nullable(),
    attempt: ConnectAttempt.nullable(),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],
  async run({ actor, organizationId, commit }, input) {
    const { nodeId, reconnects, returnTo } = input;
    const integration = getIntegration(input.integration);
    const { attempt, discarded } = await commit<Started>(async (tx, { place }) => {
      const effective = await effectiveAt(tx, organizationId, nodeId, integration);
      const provider = integration.provider === null ? null : getProvider(integration.provider);
      const current = worlds(await loadProviderApps(tx, organizationId));
      const problem = connectProblem(effective, place.lineage, provider, current);
      if (problem !== null) throw conflict(problem);
      const details = { integration: integration.id, name: integration.name };
      if (provider === null)
        return {
          result: { attempt: null, discarded: [] },
          audit: { details: { ...details, outcome: "active" } },
        };

      const { userId, sessionId } = requirePerson(actor);
      const held = await scopesHeld(tx, { organizationId, nodeId, provider: provider.id });
      if (reconnects !== undefined && !held.ids.includes(reconnects))
        throw notFound("This connection");
      const discarded = await endAttempts(
        tx,
        { organizationId, nodeId, integration: integration.id, userId },
        "replaced",
      );
      const { id } = await tx.connectAttempt.create({
        data: {
          organizationId,
          nodeId,
          integration: integration.id,
          provider: provider.id,
          world: current.oauth(provider.id) ?? "real",
          userId,
          sessionId,
          scopes: scopesToAsk(integration, provider, held.scopes),
          reconnects: reconnects ?? null,
          outcome: returnTo === undefined ? {} : { returnTo },
          expiresAt: new Date(Date.now() + attemptLifetimeMs),
        },
        select: { id: true },
      });
      const row = await loadAttempt(tx, organizationId, toAttemptId(organizationId, id));
      return {
        result: { attempt: await viewAttempt(tx, organizationId, place, row), discarded },
        audit: { subjectId: id, details: { ...details, outcome: "open" } },
      };
    });
    for (const unsaved of discarded) await revokeUnsaved(unsaved);
    if (attempt === null)
      return {
        status: "active" as const,
        attemptId: null,
        url: null,
        expiresAt: null,
        attempt: null,
      };
    const { attemptId, url, expiresAt } = attempt;
    return { status: "open" as const, attemptId, url, expiresAt, attempt };
  },
});

/** What accounts of the provider that the node owns were asked for or gave. */
async function scopesHeld(
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
