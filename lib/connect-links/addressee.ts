import type { Directory } from "@/lib/db";
import { allows } from "@/lib/pipeline/access";
import type { Actor } from "@/lib/pipeline/actor";
import type { Place } from "@/lib/pipeline/lineage";
import type { LinkRow } from "./link";

type Addressed = Pick<LinkRow, "userId" | "email">;

/** Whether a link is for this person: the member it names, or whoever has the address it names. */
export async function isAddressee(tx: Directory, link: Addressed, actor: Actor): Promise<boolean> {
  if (actor.kind !== "person") return false;
  if (link.userId !== null) return link.userId === actor.userId;
  const person = await tx.user.findUnique({
    where: { id: actor.userId },
    select: { email: true },
  });
  return person?.email === link.email;
}

/**
 * Whether a link to a member gives them nothing any more: it only shows the way to what their own role
 * allows. One to an address lends its sender's right, whatever role the person has.
 */
export const isBeyondRole = (link: Addressed, { role, node }: Pick<Place, "role" | "node">) =>
  link.userId !== null && !allows(role, "connections:write", node.kind);
