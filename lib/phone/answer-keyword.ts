import "server-only";
import { openChannel } from "@/lib/channels/open-channel";
import { loadToolChannel } from "@/lib/channels/tool-channel";
import { inOrganization } from "@/lib/db";
import { openMessage } from "@/lib/inbox/message-body";
import { isUndecided } from "@/lib/outbound/no-answer";
import { formatNumber } from "@/lib/providers/format-number";
import { type OptOutWord, optOutWordOf } from "@/lib/providers/opt-out-word";
import { isRefusal } from "@/lib/providers/revocation";
import { recordUsage } from "@/lib/usage/record";
import { countryOf } from "./destination";
import { findNumber } from "./own-number";
import { takeBack } from "./reserve";
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

/** Answers such a word, once per message: it is counted before it is sent, and what is counted is not sent again. */
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
  const to = message.body.sender.id;
  const key = `keyword:${connectionId}:${message.externalId}`;

  const text = await inOrganization(organizationId, async (tx) => {
    const own = await findNumber(tx, { organizationId, connectionId });
    if (!own || (await tx.usageEvent.count({ where: { organizationId, key } })) > 0)
      return undefined;
    const answer = answers[word.type](context.agent.name, formatNumber(own.number));
    await recordUsage(tx, {
      organizationId,
      nodeId,
      integration: own.integration,
      connectionId,
      meter: "sms_out_part",
      quantity: BigInt(countParts(answer)),
      key,
      ownAccount: own.ownAccount,
      details: { country: countryOf(to) },
    });
    return answer;
  });
  if (text === undefined) return;
  const channel = await loadToolChannel({ organizationId, nodeId, connectionId, callId: null });
  const conversation = { id: to, kind: "sms", name: formatNumber(to) } as const;
  await channel
    .say({ conversation, text }, () => line.sendText(context, { to, text, mediaUrls: [] }))
    .catch(async (error: unknown) => {
      // Sent again only where it surely was not: once is what carriers do.
      if (isUndecided(error)) return;
      await inOrganization(organizationId, (tx) => takeBack(tx, organizationId, key));
      // The company keeps back even this one text.
      if (isRefusal(error, "forbidden", "invalid")) return;
      throw error;
    });
}
