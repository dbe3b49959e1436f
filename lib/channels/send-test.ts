import { z } from "zod";
import { ConnectionId, nodesOfConnection } from "@/lib/connections/connection";
import { effectiveAt } from "@/lib/connections/effective-at";
import { AppError, conflict, notFound } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import { defineCommand } from "@/lib/pipeline/operation";
import { requirePerson } from "@/lib/connections/attempt";
import { openChannel } from "./open-channel";
import { loadChannels } from "./load-channels";
import { newTestCode, testLifetimeMs } from "./test-code";

export const sendTestMessage = defineCommand({
  name: "send_test_message",
  summary:
    "Send a message to an agent through its channel, to see it arrive. Where a bot does not hear itself, it says what to write where.",
  permission: "tools:try",
  input: z.strictObject({
    connectionId: ConnectionId,
    text: z.string().trim().min(1).max(500).describe("What to say"),
    conversation: z
      .string()
      .max(300)
      .optional()
      .describe("The platform's id of a conversation; else where the bot is"),
  }),
  output: z.object({
    /** `sent`: it left and will come back; `by_hand`: a person has to write it. */
    kind: z.enum(["sent", "by_hand"]),
    code: z.string().describe("Stands in the message; by it the message is known when it comes"),
    text: z.string().describe("The message, with its code"),
    words: z.string().describe("What happens next, in one sentence"),
    link: z.string().nullable().describe("Opens the conversation to write in"),
    expiresAt: z.string(),
  }),
  nodes: nodesOfConnection,
  async run(context, { connectionId, text: said, conversation }) {
    const { actor, organizationId, place, read, commit } = context;
    const { userId } = requirePerson(actor);
    const where = { organizationId, nodeId: place.node.id, connectionId };
    const [view] = await read((tx) => loadChannels(tx, where));
    if (!view || view.releasing) throw notFound("This channel");
    const { name } = view.integration;
    const { block } = await read((tx) =>
      effectiveAt(tx, organizationId, place.node.id, getIntegration(view.integration.id)),
    );
    const blockedAt = place.lineage.find(({ id }) => id === block?.nodeId);
    if (blockedAt) throw conflict(`${name} is blocked at ${blockedAt.name}. Nothing was sent.`);
    const opened = await openChannel({ organizationId, id: connectionId });
    if (!opened)
      throw new AppError("conflict", "Its account cannot be used until somebody reconnects it.");
    const code = newTestCode();
    const text = `${said} (${code})`;
    const details = { name, account: view.account };
    // It may come back before the platform has answered: it has to be known by then.
    await commit(async (tx) => {
      const data = { organizationId, connectionId, code, sentBy: userId };
      await tx.testMessage.create({ data, select: { id: true } });
      return { result: undefined, audit: { subjectId: connectionId, details } };
    });
    const { say } = opened.channel;
    if (say) await say(opened.context, { conversationId: conversation ?? null, text });
    const target = view.handle ?? view.account;
    return {
      kind: say ? ("sent" as const) : ("by_hand" as const),
      code,
      text,
      words: say
        ? `Sent as ${target}. It arrives here once ${view.provider.name} sends it back.`
        : `Write this to ${target}. It arrives here once ${view.provider.name} sends it.`,
      link: view.link,
      expiresAt: new Date(Date.now() + testLifetimeMs).toISOString(),
    };
  },
});
