import "server-only";
import type { Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import { logInfo } from "@/lib/log";

type Heard = {
  organizationId: string;
  /** The manager bot that heard of it. */
  setupConnectionId: string;
  botId: string;
  username: string;
};

/**
 * Notes that a person made a bot that was asked for, and has it taken over. May be told twice. A bot that
 * nobody waits for stays with the person who made it.
 */
export async function noteBotMade(tx: Tx, heard: Heard): Promise<void> {
  const { organizationId, setupConnectionId, botId, username } = heard;
  const isKnown = await tx.provision.findFirst({
    where: { organizationId, setupConnectionId, externalId: botId },
    select: { id: true },
  });
  if (isKnown) return;
  const waiting = await tx.provision.findMany({
    where: { organizationId, setupConnectionId, kind: "bot", state: "waiting", externalId: null },
    select: { id: true, request: true },
    orderBy: { createdAt: "desc" },
  });
  // Anybody may make a bot with a manager bot: only the very user name that was asked for is meant.
  const found = waiting.find(({ request }) => usernameOf(request) === username.toLowerCase());
  if (!found) {
    logInfo("a bot was made that nobody waits for", { setup: setupConnectionId });
    return;
  }
  const { count } = await tx.provision.updateMany({
    where: { organizationId, id: found.id, state: "waiting", externalId: null },
    data: { state: "making", externalId: botId, attempts: { increment: 1 } },
  });
  if (count === 1)
    await enqueue(
      tx,
      "take_bot",
      { organizationId, provisionId: found.id },
      { key: `take_bot:${found.id}` },
    );
}

const usernameOf = (request: unknown): string | undefined =>
  typeof request === "object" &&
  request !== null &&
  "username" in request &&
  typeof request.username === "string"
    ? request.username.replace(/^@/, "").toLowerCase()
    : undefined;
