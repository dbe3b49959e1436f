import "server-only";
import { announce } from "@/lib/pipeline/announce";
import { inOrganization } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { logError } from "@/lib/log";
import type { ChannelFacts } from "@/lib/providers/channel";
import { openChannel, type OpenChannel } from "./open-channel";

export type SetUpEnd =
  | { kind: "ready" | "gone" }
  /** `again`: the same may work later without anybody doing anything. */
  | { kind: "failed"; problem: string; again: boolean };

/** Makes the provider send us what happens on a channel, and notes how that went. May happen twice. */
export async function setUpChannel(key: { organizationId: string; id: string }): Promise<SetUpEnd> {
  const opened = await openChannel(key);
  if (!opened) return { kind: "gone" };
  return noted(opened, () => opened.channel.setUp(opened.context), true);
}

/** Reads what the provider says of a channel now; what was never set up is set up. */
export async function checkChannelNow(key: {
  organizationId: string;
  id: string;
}): Promise<SetUpEnd> {
  const opened = await openChannel(key);
  if (!opened) return { kind: "gone" };
  const { setUpAt, setUpProblem } = await inOrganization(key.organizationId, (tx) =>
    tx.connection.findFirstOrThrow({
      where: key,
      select: { setUpAt: true, setUpProblem: true },
    }),
  );
  const { channel, context } = opened;
  return setUpAt === null || setUpProblem !== null
    ? noted(opened, () => channel.setUp(context), true)
    : noted(opened, () => channel.check(context), false);
}

async function noted(
  { used, nodeId, redact }: OpenChannel,
  ask: () => Promise<ChannelFacts>,
  setsUp: boolean,
): Promise<SetUpEnd> {
  const where = { organizationId: used.organizationId, id: used.id, endedAt: null };
  const store = (data: object) =>
    inOrganization(used.organizationId, async (tx) => {
      const { count } = await tx.connection.updateMany({ where, data });
      if (count > 0)
        await announce(tx, {
          organizationId: used.organizationId,
          nodeIds: [nodeId],
          what: "channel",
        });
    });
  try {
    const facts = await ask();
    await store({ facts, ...(setsUp && { setUpAt: new Date(), setUpProblem: null }) });
    return { kind: "ready" };
  } catch (error) {
    if (!(error instanceof AppError))
      logError("a channel could not be set up", error, { connection: used.id });
    const problem =
      error instanceof AppError ? redact(error.message) : "Setting it up failed on our side.";
    if (setsUp) await store({ setUpProblem: problem });
    const again = !(error instanceof AppError) || laterKinds.includes(error.kind);
    return { kind: "failed", problem, again };
  }
}

const laterKinds: readonly AppError["kind"][] = ["unavailable", "rate_limited"];
