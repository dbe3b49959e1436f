import "server-only";
import { directory } from "@/lib/db";
import { masterKeys } from "./master-keys";
import { serverKeyContext, serverKeyId } from "./server-key-row";

/** Wraps the server key by the first master key. It stays the same, and so does all that follows from it. */
export async function rewrapServerKey(): Promise<void> {
  const where = { id: serverKeyId };
  const row = await directory().serverKey.findUniqueOrThrow({ where });
  const { first, get } = masterKeys();
  if (row.masterKeyId === first.id) return;
  const key = await get(row.masterKeyId).unwrap(row.wrapped, serverKeyContext);
  const wrapped = await first.wrap(key, serverKeyContext);
  await directory().serverKey.updateMany({
    where: { ...where, wrapped: row.wrapped },
    data: { masterKeyId: first.id, wrapped },
  });
}
