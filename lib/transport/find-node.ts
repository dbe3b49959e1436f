import "server-only";
import { z } from "zod";
import { findOrganization } from "@/lib/account/find-organization";
import { inOrganization } from "@/lib/db";
import { AppError, notFound } from "@/lib/errors";
import type { Caller } from "@/lib/pipeline/actor";
import { pathOf } from "@/lib/pipeline/lineage";
import { findPath } from "@/lib/tree/find-path";
import { isStorable } from "./harmless-json";

const Id = z.uuid();

/** Whether a node is named by its id, which says nothing of its organization. */
export const isId = (reference: string): boolean => Id.safeParse(reference).success;

/** The organization that a node's path begins with; not found for one that nobody has. */
export async function organizationOfPath(path: string): Promise<string> {
  const [slug = ""] = path.split("/");
  const organizationId = isStorable(slug) ? await findOrganization(slug) : undefined;
  if (organizationId === undefined) throw notFound();
  return organizationId;
}

/** The id of the node that a request names by id, by path (`acme/growth`), or as `self`. */
export async function findNode(caller: Caller, reference: string): Promise<string> {
  const { actor, organizationId, snapshot } = caller;
  if (isId(reference)) return reference;
  if (reference === "self") {
    if (actor.kind === "agent") return actor.nodeId;
    throw new AppError(
      "invalid_input",
      "Only an agent's key knows what `self` is. Name the node by its id or path.",
    );
  }
  // The place that was read with the key has this very address.
  if (snapshot && pathOf(snapshot.place.lineage) === `/${reference}`) return snapshot.place.node.id;
  if (!isStorable(reference)) throw notFound();
  // What another organization has at this address is not for this caller to know.
  if ((await organizationOfPath(reference)) !== organizationId) throw notFound();
  const [, ...segments] = reference.split("/");
  const nodeId = await inOrganization(organizationId, (tx) =>
    findPath(tx, organizationId, segments),
  );
  if (nodeId === undefined) throw notFound();
  return nodeId;
}
