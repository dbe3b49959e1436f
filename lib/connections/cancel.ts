import { z } from "zod";
import { conflict, notFound } from "@/lib/errors";
import { isAtLeast } from "@/lib/pipeline/access";
import { defineCommand } from "@/lib/pipeline/operation";
import { admitsToOwn } from "./attempt-admission";
import {
  AttemptId,
  isOpen,
  isOwnAttempt,
  loadAttempt,
  nodesOfAttempt,
  outcomeOf,
  statusOf,
} from "./attempt";
import { ConnectAttempt, viewAttempt } from "./attempt-view";
import { attemptDetails } from "./close-attempt";
import { dropAttempt, lockAttempt } from "./drop-attempt";

export const cancelConnect = defineCommand({
  name: "cancel_connect",
  summary: "Stop a connect attempt. Nothing is saved.",
  permission: "connections:write",
  agents: true,
  input: z.strictObject({ attemptId: AttemptId }),
  output: ConnectAttempt,
  nodes: nodesOfAttempt,
  admits: admitsToOwn,
  run: ({ actor, organizationId, commit }, { attemptId }) =>
    commit(async (tx, { place }) => {
      const begun = await loadAttempt(tx, organizationId, attemptId);
      const { id } = begun;
      if (!isOwnAttempt(begun, actor) && !isAtLeast(place.role, "admin"))
        throw notFound("This attempt");
      const row = await lockAttempt(tx, organizationId, id);
      const status = row && statusOf(row, new Date());
      if (!status || !isOpen(status)) throw conflict("This attempt has already ended.");
      if (status === "finishing") throw conflict("This attempt is just being finished.");
      await dropAttempt(tx, organizationId, row, "cancelled", { ...outcomeOf(row), missing: [] });
      const ended = await loadAttempt(tx, organizationId, attemptId);
      return {
        result: await viewAttempt(tx, organizationId, place, ended),
        audit: { subjectId: id, details: attemptDetails(row, "cancelled") },
      };
    }),
});
