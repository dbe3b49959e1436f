import { z } from "zod";
import { conflict, notFound } from "@/lib/errors";
import { isAtLeast } from "@/lib/pipeline/access";
import { actorId } from "@/lib/pipeline/actor";
import { defineCommand } from "@/lib/pipeline/operation";
import { getProvider } from "@/lib/providers/catalog";
import {
  AttemptId,
  endAttempt,
  isOpen,
  loadAttempt,
  nodesOfAttempt,
  outcomeOf,
  statusOf,
} from "./attempt";
import { ConnectAttempt, toWorldName, viewAttempt } from "./attempt-view";
import { attemptDetails } from "./close-attempt";
import { revokeUnsaved } from "./revoke-unsaved";
import { unsavedTokens } from "./unsaved-tokens";

export const cancelConnect = defineCommand({
  name: "cancel_connect",
  summary: "Stop a connect attempt. Nothing is saved.",
  permission: "connections:write",
  input: z.object({ attemptId: AttemptId }),
  output: ConnectAttempt,
  nodes: nodesOfAttempt,
  async run({ actor, organizationId, commit }, { attemptId }) {
    const { view, unsaved, made } = await commit(async (tx, { place }) => {
      const row = await loadAttempt(tx, organizationId, attemptId);
      if (row.userId !== actorId(actor) && !isAtLeast(place.role, "admin"))
        throw notFound("This attempt");
      const status = statusOf(row, new Date());
      if (!isOpen(status)) throw conflict("This attempt has already ended.");
      if (status === "finishing") throw conflict("This attempt is just being finished.");
      const unsaved = await unsavedTokens(tx, organizationId, row);
      const where = { organizationId, id: row.id };
      await endAttempt(tx, where, "cancelled", { ...outcomeOf(row), missing: [] });
      const ended = await loadAttempt(tx, organizationId, attemptId);
      return {
        result: {
          view: await viewAttempt(tx, organizationId, place, ended),
          unsaved,
          made: {
            organizationId,
            provider: getProvider(row.provider),
            world: toWorldName(row.world),
            providerAppId: row.providerAppId,
          },
        },
        audit: { subjectId: row.id, details: attemptDetails(row, "cancelled") },
      };
    });
    if (unsaved)
      await revokeUnsaved({
        ...made,
        secret: unsaved.secret,
        accountId: unsaved.account.id,
      });
    return view;
  },
});
