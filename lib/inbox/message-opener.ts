import "server-only";
import type { Tx } from "@/lib/db";
import { givenKeys, unsealGiven } from "@/lib/vault/unseal-given";
import { MessageBody, messagePlace } from "./message-body";

/** Opens many messages of one organization, whose keys are read once. */
export async function messageOpener(
  tx: Tx,
  organizationId: string,
): Promise<(row: { id: string; body: string }) => Promise<MessageBody>> {
  const keys = await givenKeys(tx, organizationId);
  return async ({ id, body }) =>
    MessageBody.parse(await unsealGiven(keys, body, messagePlace({ organizationId, id })));
}
