import "server-only";
import { announce } from "@/lib/pipeline/announce";
import { inOrganization } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { holdBot } from "@/lib/gateways/hold-bot";
import { logError } from "@/lib/log";
import type { ChannelFacts } from "@/lib/providers/channel";
import { isRefusal } from "@/lib/providers/revocation";
import { openChannel, type OpenChannel } from "./open-channel";

export type SetUpEnd =
  | { kind: "ready" | "gone" }
  /** `again`: the same may work later without anybody doing anything. */
  | { kind: "failed"; problem: string; again: boolean };

/** Makes the provider send us what happens on a channel, and notes how that went. May happen twice. */
export async function setUpChannel(key: { organizationId: string; id: string }): Promise<SetUpEnd> {
  const opened = await openChannel(key);
  if (!opened) return { kind: "gone" };
  return noted(opened, "set_up");
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
  return noted(opened, setUpAt === null || setUpProblem !== null ? "set_up" : "check");
}

type Changes = { facts?: ChannelFacts; setUpAt?: Date; setUpProblem?: string | null };

async function noted(
  { used, channel, context, nodeId, redact }: OpenChannel,
  what: "set_up" | "check",
): Promise<SetUpEnd> {
  const { organizationId, id } = used;
  const setsUp = what === "set_up";
  const store = (data: Changes) =>
    inOrganization(organizationId, async (tx) => {
      const { count } = await tx.connection.updateMany({
        where: { organizationId, id, endedAt: null },
        data,
      });
      if (count === 0) return;
      if (data.setUpAt && channel.gateway) await holdBot(tx, { organizationId, connectionId: id });
      await announce(tx, { organizationId, nodeIds: [nodeId], what: "channel" });
    });
  const lookFirst = async () => {
    if (!channel.asksBack) return context;
    const facts = await channel.check(context);
    await store({ facts });
    return { ...context, facts };
  };
  try {
    const facts = setsUp ? await channel.setUp(await lookFirst()) : await channel.check(context);
    await store({ facts, ...(setsUp && { setUpAt: new Date(), setUpProblem: null }) });
    return { kind: "ready" };
  } catch (error) {
    if (!(error instanceof AppError))
      logError("a channel could not be set up", error, { connection: used.id });
    const problem =
      error instanceof AppError ? redact(error.message) : "Setting it up failed on our side.";
    if (setsUp) await store({ setUpProblem: problem });
    const again =
      !(error instanceof AppError) || laterKinds.includes(error.kind) || isRefusedForNow(error);
    return { kind: "failed", problem, again };
  }
}

const laterKinds: readonly AppError["kind"][] = ["unavailable", "rate_limited"];

const isRefusedForNow = (error: AppError): boolean =>
  isRefusal(error, "unavailable") || isRefusal(error, "rate_limited");
