import "server-only";
import { setTimeout as wait } from "node:timers/promises";
import { setUpChannel } from "@/lib/channels/set-up";
import { logError } from "@/lib/log";
import type { ConnectionKey } from "./used";

/** How long whoever connected a channel waits for it to be set up. */
const patienceMs = 5_000;

/** Sets a channel up at once; where that takes long it goes on behind. Its job does it besides. */
export async function setUpSoon(key: ConnectionKey): Promise<void> {
  const work = setUpChannel(key).catch((cause: unknown) => {
    logError("a channel could not be set up", cause, { connection: key.id });
  });
  await Promise.race([work, wait(patienceMs, undefined, { ref: false })]);
}
