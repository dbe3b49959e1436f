import type { DiscordData } from "./seed";

const epochMs = 1_420_070_400_000n;

/** An id that says the time, and is greater than all before it. */
export function nextId(data: DiscordData): string {
  const now = (BigInt(Date.now()) - epochMs) << 22n;
  const after = BigInt(data.lastId) + 1n;
  data.lastId = String(now > after ? now : after);
  return data.lastId;
}
