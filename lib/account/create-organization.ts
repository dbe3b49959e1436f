import { randomUUID } from "node:crypto";
import { inOrganization } from "@/lib/db";
import { parse } from "@/lib/errors";
import { type Actor, actorId } from "@/lib/pipeline/actor";
import { foundOrganization, NewOrganization } from "./found-organization";

/** Makes an organization. A person becomes its owner; the operator's has none until one is invited. */
export async function createOrganization(
  actor: Actor,
  rawInput: unknown,
): Promise<{ id: string; name: string; slug: string }> {
  const input = parse(NewOrganization, rawInput);
  const organizationId = randomUUID();
  return inOrganization(organizationId, (tx) =>
    foundOrganization(tx, { organizationId, actor, ownerId: actorId(actor) }, input),
  );
}
