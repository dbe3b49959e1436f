import { z } from "zod";
import { notFound } from "@/lib/errors";
import { isAtLeast } from "@/lib/pipeline/access";
import { defineQuery } from "@/lib/pipeline/operation";
import { admitsToOwn } from "./attempt-admission";
import { AttemptId, isOwnAttempt, loadAttempt, nodesOfAttempt } from "./attempt";
import { ConnectAttempt, viewAttempt } from "./attempt-view";

export const getConnectAttempt = defineQuery({
  name: "get_connect_attempt",
  summary: "Tell how a connect attempt stands: waiting, connected, declined, or what went wrong.",
  // Who lost the role meanwhile may still read how their own attempt ended.
  permission: "integrations:read",
  agents: true,
  input: z.strictObject({ attemptId: AttemptId }),
  output: ConnectAttempt,
  nodes: nodesOfAttempt,
  admits: admitsToOwn,
  async run({ actor, organizationId, place, tx }, { attemptId }) {
    const row = await loadAttempt(tx, organizationId, attemptId);
    if (!isOwnAttempt(row, actor) && !isAtLeast(place.role, "admin"))
      throw notFound("This attempt");
    return viewAttempt(tx, organizationId, place, row);
  },
});
