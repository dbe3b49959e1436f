import { z } from "zod";
import { conflict } from "@/lib/errors";
import { type CommandContext, defineCommand } from "@/lib/pipeline/operation";
import { admitsToAttempt } from "./attempt-admission";
import {
  AttemptId,
  attemptLifetimeMs,
  type AttemptRow,
  loadAttempt,
  nodesOfAttempt,
  outcomeOf,
  requireOwnAttempt,
  statusOf,
} from "./attempt";
import { ConnectAttempt, viewAttempt } from "./attempt-view";
import { toWorldName } from "./world-name";
import { attemptDetails } from "./close-attempt";
import { dropAttempt, giveBackTokens, lockAttempt } from "./drop-attempt";
import { endWhenOverdue } from "./end-when-overdue";
import { keepAccount } from "./keep-account";
import { letGoOfGrant } from "./outside-account";
import { unsavedTokens } from "./unsaved-tokens";

const nothingToDecide = "There is nothing to decide about this attempt any more.";

/** Which decision each choice answers. */
const decisions = {
  keep: ["partial"],
  replace: ["wrong_account"],
  ask_again: ["partial", "wrong_account"],
  discard: ["partial", "wrong_account"],
} as const;
type Choice = keyof typeof decisions;

export const resolveConnect = defineCommand({
  name: "resolve_connect",
  summary:
    "Decide what happens when the provider gave only some of the permissions, or when another account signed in than the one to reconnect.",
  permission: "connections:write",
  input: z.strictObject({
    attemptId: AttemptId,
    choice: z
      .enum(["keep", "replace", "ask_again", "discard"])
      .describe(
        "Keep what works, replace the expected account with this one, go back to the provider, or save nothing",
      ),
    previewDigest: z
      .string()
      .optional()
      .describe("For `replace`: digest of the preview that was confirmed"),
  }),
  output: ConnectAttempt,
  nodes: nodesOfAttempt,
  admits: admitsToAttempt,
  async run(context, { attemptId, choice, previewDigest }) {
    const { actor, organizationId, place, read } = context;
    const { row, tokens } = await read(async (tx) => {
      const row = await loadAttempt(tx, organizationId, attemptId);
      requireOwnAttempt(row, actor);
      return { row, tokens: await unsavedTokens(tx, organizationId, row) };
    });
    if (!isDecided(row, choice) || !tokens) throw conflict(nothingToDecide);
    const attempt = { ...row, world: toWorldName(row.world) };
    if (choice === "keep") await keepAccount(context, attempt, tokens, outcomeOf(row));
    else if (choice === "replace")
      await keepAccount(context, attempt, tokens, outcomeOf(row), { previewDigest });
    else await letGo(context, row, choice);
    return read(async (tx) =>
      viewAttempt(tx, organizationId, place, await loadAttempt(tx, organizationId, attemptId)),
    );
  },
});

const isDecided = (row: AttemptRow, choice: Choice): boolean =>
  decisions[choice].some((each) => each === statusOf(row, new Date()));

/** Gives back what was obtained: the attempt ends, or starts over. */
const letGo = (
  { organizationId, commit }: CommandContext,
  { id }: AttemptRow,
  choice: "ask_again" | "discard",
): Promise<void> =>
  commit(async (tx) => {
    const row = await lockAttempt(tx, organizationId, id);
    const tokens = row && (await unsavedTokens(tx, organizationId, row));
    if (!row || !tokens || !isDecided(row, choice)) throw conflict(nothingToDecide);
    const { returnTo } = outcomeOf(row);
    const outcome = returnTo === undefined ? {} : { returnTo };
    if (choice === "discard") await dropAttempt(tx, organizationId, row, "cancelled", outcome);
    else {
      await giveBackTokens(tx, organizationId, row, tokens);
      await letGoOfGrant(tx, id);
      const expiresAt = new Date(Date.now() + attemptLifetimeMs);
      await tx.connectAttempt.updateMany({
        where: { organizationId, id, endedAt: null },
        data: { status: "open", sealed: null, outcome, expiresAt },
      });
      await endWhenOverdue(tx, { organizationId, id }, expiresAt);
    }
    const status = choice === "discard" ? "cancelled" : "open";
    return {
      result: undefined,
      audit: { subjectId: id, details: attemptDetails(row, status) },
    };
  });
