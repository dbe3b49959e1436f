import type { Directory, Tx } from "@/lib/db";
import type { Caller } from "@/lib/pipeline/actor";
import { isAddressee } from "./addressee";
import { loadLink } from "./link";
import { linkStanding } from "./link-standing";

type Named = { token: string };

/** Whoever is signed in and holds a link may read its page, which says whether it is for them. */
export const admitsToLink = async (
  tx: Tx,
  { token }: Named,
  { actor, organizationId }: Caller,
): Promise<boolean> => {
  await loadLink(tx, organizationId, token);
  return actor.kind === "person";
};

/** Whoever a link was sent to may say that they read or decline it. */
export const admitsAddressee = async (
  tx: Tx & Directory,
  { token }: Named,
  { actor, organizationId }: Caller,
): Promise<boolean> => isAddressee(tx, await loadLink(tx, organizationId, token), actor);

/** Whoever a good link was sent to by their address may connect with it; a member needs the role. */
export async function admitsToConnect(
  tx: Tx & Directory,
  { token }: Named,
  { actor, organizationId }: Caller,
): Promise<boolean> {
  const link = await loadLink(tx, organizationId, token);
  if (link.userId !== null || !(await isAddressee(tx, link, actor))) return false;
  return (await linkStanding(tx, organizationId, link)).state === "open";
}
