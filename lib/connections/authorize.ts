import { z } from "zod";
import { conflict } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import { defineCommand } from "@/lib/pipeline/operation";
import { getProvider } from "@/lib/providers/catalog";
import {
  AttemptId,
  loadAttempt,
  nodesOfAttempt,
  requireOwnAttempt,
  requirePerson,
  statusOf,
} from "./attempt";
import { admitsToAttempt, requireGoodLink } from "./attempt-admission";
import { connectProblem } from "./connect-problem";
import { effectiveAt } from "./effective-at";
import { sendToProvider } from "./send-to-provider";
import { currentClient, loadProviderApps, worlds } from "./world";

export const authorizeConnect = defineCommand({
  name: "authorize_connect",
  summary: "Go on to the provider's own page, where the person allows the access.",
  permission: "connections:write",
  input: z.strictObject({ attemptId: AttemptId }),
  output: z.object({
    url: z.string().describe("The provider's page"),
    expiresAt: z.string(),
  }),
  nodes: nodesOfAttempt,
  admits: admitsToAttempt,
  async run({ actor, organizationId, commit }, { attemptId }) {
    return commit(async (tx, { place }) => {
      const { userId, sessionId } = requirePerson(actor);
      // The provider sends a browser back, which has to be the one that was sent there.
      if (sessionId === null) throw conflict("Open the connect page in a browser to go on.");
      const row = await loadAttempt(tx, organizationId, attemptId);
      requireOwnAttempt(row, actor);
      const status = statusOf(row, new Date());
      if (status !== "open" && status !== "waiting")
        throw conflict("This attempt has ended. Start again.");
      await requireGoodLink(tx, organizationId, row);
      const provider = getProvider(row.provider);
      const integration = getIntegration(row.integration);
      const { auth } = provider;
      if (auth.type !== "oauth")
        throw conflict(`${provider.name} is connected by pasting a key, not by signing in there.`);
      const effective = await effectiveAt(tx, organizationId, row.nodeId, integration);
      const current = worlds(await loadProviderApps(tx, organizationId));
      const problem = connectProblem(effective, place.lineage, provider, current);
      if (problem !== null) throw conflict(problem);
      const used = await currentClient(tx, organizationId, provider);
      if (!used) throw conflict(`${provider.name} cannot be connected here.`);
      const sent = await sendToProvider(tx, {
        organizationId,
        row,
        person: { userId, sessionId },
        auth,
        ...used,
        way: "oauth",
        scopes: row.scopes,
      });
      return {
        result: sent,
        audit: {
          subjectId: row.id,
          details: { integration: integration.id, name: integration.name, provider: provider.name },
        },
      };
    });
  },
});
