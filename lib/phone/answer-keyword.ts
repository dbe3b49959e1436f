import "server-only";
import { openChannel } from "@/lib/channels/open-channel";
import { loadToolChannel } from "@/lib/channels/tool-channel";
import { inOrganization } from "@/lib/db";
import { AppError, type ErrorKind } from "@/lib/errors";
import { openMessage } from "@/lib/inbox/message-body";
import { isUndecided } from "@/lib/outbound/no-answer";
import { formatNumber } from "@/lib/providers/format-number";
import { type OptOutWord, optOutWordOf } from "@/lib/providers/opt-out-word";
import { isRefusal } from "@/lib/providers/revocation";
import { settleAtEstimate } from "@/lib/usage/settle";
import { takeBack } from "@/lib/usage/take-back";
import { type Destination, requireDestination } from "./destination";
import { findNumber } from "./own-number";
import { lockSending, reserveSending } from "./reserve";
import { countParts } from "./text-parts";

/** The answers to STOP, START and HELP: the one text that somebody who opted out gets. */
const answers: Readonly<Record<OptOutWord["type"], (name: string, number: string) => string>> = {
  opt_out: (name, number) =>
    `${name}: you get no more texts from ${number}. Text START to get them again.`,
  opt_in: (name, number) =>
    `${name}: you get texts from ${number} again. Text STOP to end them, HELP for help.`,
  opt_help: (name, number) =>
    `${name} texts from ${number}. Text STOP to get no more texts, START to get them again.`,
};

/**
 * Answers such a word: each of them once a day to the same person, within what the number may send at
 * all, so that nobody has it text them for money. It is counted before it is sent, and what is counted is
 * not sent again.
 */
export async function answerKeyword({
  organizationId,
  messageId: id,
}: {
  organizationId: string;
  messageId: string;
}): Promise<void> {
  const message = await inOrganization(organizationId, async (tx) => {
    const row = await tx.message.findFirst({ where: { organizationId, id, direction: "in" } });
    return row && { ...row, body: await openMessage(tx, row.body, { organizationId, id }) };
  });
  const connectionId = message?.connectionId;
  const opened = connectionId && (await openChannel({ organizationId, id: connectionId }));
  const line = opened ? opened.channel.line : undefined;
  const word = optOutWordOf(message?.body.text ?? "");
  if (!message || !connectionId || !opened || !line || !word) return;
  const { context, nodeId } = opened;
  const to = destinationOf(message.body.sender.id);
  if (!to) return;
  const day = message.receivedAt.toISOString().slice(0, 10);
  const key = `keyword:${connectionId}:${day}:${word.type}:${to.number}`;

  const text = await inOrganization(organizationId, async (tx) => {
    const own = await findNumber(tx, { organizationId, connectionId });
    if (!own) return undefined;
    await lockSending(tx, own);
    if ((await tx.usageEvent.count({ where: { organizationId, key } })) > 0) return undefined;
    const answer = answers[word.type](context.agent.name, formatNumber(own.number));
    await reserveSending(tx, own, {
      kind: "text",
      to,
      facts: context.facts,
      settings: context.settings,
      key,
      quantity: BigInt(countParts(answer)),
      answersKeyword: true,
    });
    return answer;
  }).catch((error: unknown) => {
    if (error instanceof AppError && mayNot.includes(error.kind)) return undefined;
    throw error;
  });
  if (text === undefined) return;
  const channel = await loadToolChannel({ organizationId, nodeId, connectionId, callId: null });
  const { number } = to;
  const conversation = { id: number, kind: "sms", name: formatNumber(number) } as const;
  const sent = channel.say({ conversation, text }, () =>
    line.sendText(context, { to: number, text, mediaUrls: [] }),
  );
  await sent.then(
    // It keeps its name, by which it is sent once a day; so nobody is asked what it cost.
    () =>
      inOrganization(organizationId, (tx) =>
        settleAtEstimate(tx, { organizationId, key }, { isLast: true }),
      ),
    async (error: unknown) => {
      // Sent again only where it surely was not: once is what carriers do.
      if (isUndecided(error)) return;
      await inOrganization(organizationId, (tx) => takeBack(tx, organizationId, key));
      // The company keeps back even this one text.
      if (isRefusal(error, "forbidden", "invalid")) return;
      throw error;
    },
  );
}

/** Why a number may not send at all, which answers are no exception of. */
const mayNot: readonly ErrorKind[] = ["forbidden", "conflict", "rate_limited", "payment_required"];

/** Undefined for senders that cannot be answered, like names and short codes. */
function destinationOf(sender: string): Destination | undefined {
  try {
    return requireDestination(sender);
  } catch {
    return undefined;
  }
}
