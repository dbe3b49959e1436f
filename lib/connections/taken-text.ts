import type { CommandContext } from "@/lib/pipeline/operation";
import { loadPlace } from "@/lib/pipeline/lineage";
import type { AccountTakenError } from "./outside-account";

/** Says which agent an account serves already; names it only to someone who may see it. */
export async function takenText(
  { actor, organizationId, read }: Pick<CommandContext, "actor" | "organizationId" | "read">,
  { identity, message }: AccountTakenError,
): Promise<string> {
  const holder = await read(async (tx) => {
    const used = await tx.outsideAccount.findFirst({
      where: { hash: identity, exclusive: true },
      select: { connectionId: true },
    });
    // Under the organization's own policy: another organization's connection is not found.
    const row = used
      ? await tx.connection.findFirst({
          where: { organizationId, id: used.connectionId },
          select: { nodeId: true, endedAt: true },
        })
      : null;
    if (!row) return null;
    const place = await loadPlace(tx, organizationId, row.nodeId, actor).catch(() => null);
    const name = place && place.role !== null ? place.node.name : null;
    return { name, isEnding: row.endedAt !== null };
  });
  if (holder?.isEnding)
    return "This bot is still being disconnected from where it served before. Try again in a minute.";
  if (holder?.name)
    return `This bot already serves ${holder.name}. Each agent needs its own; create a second application.`;
  return message;
}
