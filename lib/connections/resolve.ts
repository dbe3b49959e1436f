import { z } from "zod";
import { conflict } from "@/lib/errors";
import { type CommandContext, defineCommand } from "@/lib/pipeline/operation";
import { getProvider } from "@/lib/providers/catalog";
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
import { ConnectAttempt, toWorldName, viewAttempt } from "./attempt-view";
import { attemptDetails } from "./close-attempt";
import { keepAccount } from "./keep-account";
import { revokeUnsaved } from "./revoke-unsaved";
import { type UnsavedTokens, unsavedTokens } from "./unsaved-tokens";

export const resolveConnect = defineCommand({
  name: "resolve_connect",
  summary: "Decide what happens when the provider gave only some of the permissions.",
  permission: "connections:write",
  input: z.object({
    attemptId: AttemptId,
    choice: z
      .enum(["keep", "ask_again", "discard"])
      .describe("Keep what works, go back to the provider, or save nothing"),
  }),
  output: ConnectAttempt,
  nodes: nodesOfAttempt,
  async run(context, { attemptId, choice }) {
    const { actor, organizationId, place, read } = context;
    const row = await read((tx) => loadAttempt(tx, organizationId, attemptId));
    requireOwnAttempt(row, actor);
    const tokens = await read((tx) => unsavedTokens(tx, organizationId, row));
    if (statusOf(row, new Date()) !== "partial" || !tokens)
      throw conflict("There is nothing to decide about this attempt any more.");
    const attempt = { ...row, world: toWorldName(row.world) };
    const kept = choice === "keep" && (await keepAccount(context, attempt, tokens, outcomeOf(row)));
    if (choice !== "keep") await drop(context, row, choice);
    if (!kept) await giveBack(organizationId, row, tokens);
    return read(async (tx) =>
      viewAttempt(tx, organizationId, place, await loadAttempt(tx, organizationId, attemptId)),
    );
  },
});

const giveBack = (
  organizationId: string,
  row: AttemptRow,
  { secret, account }: UnsavedTokens,
): Promise<void> =>
  revokeUnsaved({
    organizationId,
    providerAppId: row.providerAppId,
    provider: getProvider(row.provider),
    world: toWorldName(row.world),
    secret,
    accountId: account.id,
  });

/** Forgets the tokens: the attempt ends, or starts over. */
async function drop(
  { organizationId, commit }: CommandContext,
  row: AttemptRow,
  choice: "ask_again" | "discard",
): Promise<void> {
  const { returnTo } = outcomeOf(row);
  const status = choice === "discard" ? "cancelled" : "open";
  await commit(async (tx) => {
    const now = Date.now();
    const { count } = await tx.connectAttempt.updateMany({
      where: { organizationId, id: row.id, status: "partial", endedAt: null },
      data: {
        status,
        sealed: null,
        outcome: returnTo === undefined ? {} : { returnTo },
        ...(choice === "discard"
          ? { endedAt: new Date(now) }
          : { expiresAt: new Date(now + attemptLifetimeMs) }),
      },
    });
    if (count === 0) throw conflict("There is nothing to decide about this attempt any more.");
    return {
      result: undefined,
      audit: { subjectId: row.id, details: attemptDetails(row, status) },
    };
  });
}
