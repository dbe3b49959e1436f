import { notFound } from "@/lib/errors";
import type { Directory, Tx } from "@/lib/db";
import type { Actor } from "@/lib/pipeline/actor";
import { announce } from "@/lib/pipeline/announce";
import { recordAudit } from "@/lib/pipeline/audit";
import { topmostNodes } from "@/lib/tree/topmost";
import { addPersonalToken } from "./add-personal-token";
import type { NewKey } from "./key-view";

type Wanted = { organizationId: string; userId: string; name: string; expiresAt: Date };

/**
 * Makes a token for a person whose browser does not ask for it right now: for a terminal that they
 * allowed, or by the seed. Not found where they hold no role. `by` is who does it, for the record.
 */
export async function issuePersonalToken(
  tx: Tx & Directory,
  wanted: Wanted,
  by: Actor,
): Promise<NewKey> {
  const { organizationId, userId, name } = wanted;
  const person = { kind: "person", userId, sessionId: null } as const;
  const [nodeId] = await topmostNodes(tx, organizationId, person);
  if (nodeId === undefined) throw notFound("This organization");
  const made = await addPersonalToken(tx, wanted);
  const operation = "create_personal_token";
  const { id, prefix } = made.key;
  await recordAudit(
    tx,
    { actor: by, organizationId },
    { nodeId, operation, outcome: "done", subjectId: id, details: { key: name, prefix } },
  );
  await announce(tx, { organizationId, nodeIds: [nodeId], what: operation });
  return made;
}
