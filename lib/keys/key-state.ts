import { dayMs } from "./key-fields";

/** What decides about a key, as it is stored. */
export type StoredKey = {
  expiresAt: Date;
  revokedAt: Date | null;
  replacedById: string | null;
};

/** Ending: another took its place, and this one works for a while yet. */
export const keyStates = ["live", "ending", "expired", "revoked"] as const;
export type KeyState = (typeof keyStates)[number];

export function keyState({ expiresAt, revokedAt, replacedById }: StoredKey, now: Date): KeyState {
  if (revokedAt) return "revoked";
  if (expiresAt <= now) return "expired";
  return replacedById === null ? "live" : "ending";
}

const soonMs = 7 * dayMs;

/** Whether somebody has to think of it: not of one that was replaced. */
export const expiresSoon = (key: StoredKey, now: Date): boolean =>
  keyState(key, now) === "live" && key.expiresAt.getTime() - now.getTime() < soonMs;

const shownMs = 30 * dayMs;

/** For `where`: keys that work, and those that ended lately enough for somebody to ask why. */
export const shownKeys = (now: Date) => {
  const since = new Date(now.getTime() - shownMs);
  return { expiresAt: { gt: since }, OR: [{ revokedAt: null }, { revokedAt: { gt: since } }] };
};

/** What becomes of a key when another takes its place. It never lives longer than it would have. */
export function whenReplaced(
  { expiresAt }: { expiresAt: Date },
  replacedById: string,
  overlapHours: number,
  now: Date,
): { replacedById: string; expiresAt?: Date; revokedAt?: Date } {
  if (overlapHours === 0) return { replacedById, revokedAt: now };
  const until = new Date(now.getTime() + overlapHours * 60 * 60 * 1000);
  return { replacedById, expiresAt: until < expiresAt ? until : expiresAt };
}
