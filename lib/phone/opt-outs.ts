import "server-only";
import { inOrganization, type Tx } from "@/lib/db";
import { enqueue } from "@/lib/jobs/queue";
import type { ChannelEvent } from "@/lib/providers/channel";
import { findNumber, type NumberKey, type OwnNumber } from "./own-number";
import { spellingsOf, toSpelling } from "./spellings";

/** Whether somebody does not want texts of a number of ours. Outlives the number's connection. */
export async function findOptOut(
  tx: Pick<Tx, "optOut">,
  { organizationId, number }: Pick<OwnNumber, "organizationId" | "number">,
  recipient: string,
): Promise<boolean> {
  const recipients = { in: spellingsOf(recipient) };
  const where = { organizationId, number, recipient: recipients, endedAt: null };
  return (await tx.optOut.count({ where })) > 0;
}

type Told = Extract<ChannelEvent, { type: "opt_out" | "opt_in" | "opt_help" }>;

/** Heeds STOP and START, and answers them and HELP once, as carriers do, where the provider did not. */
export const noteOptOut = (
  { organizationId, connectionId }: NumberKey,
  { type, messageId, recipient, word, isAnswered }: Told,
): Promise<void> =>
  inOrganization(organizationId, async (tx) => {
    const own = await findNumber(tx, { organizationId, connectionId });
    const message = own && (await findMessage(tx, own, messageId));
    if (!own || !message) return;
    const id = { organizationId, number: own.number, recipient: toSpelling(recipient) };
    const changed =
      type === "opt_help" ||
      // Told late or again, an older word changes nothing.
      ((await isLatestWord(tx, id, message.receivedAt)) &&
        (type === "opt_out"
          ? await optOut(tx, id, word, message.receivedAt)
          : await optIn(tx, id, message.receivedAt)));
    // Whoever opted out or in already, or says "yes" to something else, needs no answer.
    if (!changed || isAnswered) return;
    const payload = { organizationId, messageId: message.id };
    await enqueue(tx, "answer_keyword", payload, { key: `keyword:${message.id}`, maxAttempts: 5 });
  });

const findMessage = (tx: Tx, { organizationId, connectionId }: OwnNumber, externalId: string) =>
  tx.message.findFirst({
    where: { organizationId, connectionId, direction: "in", externalId },
    select: { id: true, receivedAt: true },
  });

async function isLatestWord(tx: Tx, id: Pair, at: Date): Promise<boolean> {
  const rows = await tx.optOut.findMany({ where: everySpelling(id) });
  return rows.every(({ endedAt, createdAt }) => (endedAt ?? createdAt).getTime() < at.getTime());
}

type Pair = { organizationId: string; number: string; recipient: string };

/** Also what was noted as it was written then. */
const everySpelling = ({ recipient, ...of }: Pair) => ({
  ...of,
  recipient: { in: spellingsOf(recipient) },
});

/** False where they had opted out before. */
async function optOut(tx: Tx, id: Pair, word: string, at: Date): Promise<boolean> {
  const before = await tx.optOut.count({ where: { ...everySpelling(id), endedAt: null } });
  await tx.optOut.upsert({
    where: { organizationId_number_recipient: id },
    create: { ...id, word, createdAt: at },
    update: { word, createdAt: at, endedAt: null },
    select: { organizationId: true },
  });
  return before === 0;
}

/** False where they had not opted out. */
async function optIn(tx: Tx, id: Pair, at: Date): Promise<boolean> {
  const { count } = await tx.optOut.updateMany({
    where: { ...everySpelling(id), endedAt: null },
    data: { endedAt: at },
  });
  return count > 0;
}
