import { hash } from "node:crypto";
import { AppError } from "@/lib/errors";

/** Keys that are not good, of one address within a minute. */
const most = 100;
const windowMs = 60_000;

/** How many keys and addresses are remembered. */
const mostKnown = 20_000;

const failures = new Map<string, { count: number; endsAt: number }>();
const good = new Set<string>();

const nameOf = (key: string): string => hash("sha256", key, "base64url");

/**
 * Refuses to look up a key for an address that sent too many wrong ones. Keys have 256 random bits, so
 * this spares the database; one that was good here goes on working, since many may share an address.
 */
export function assertMayTry(key: string, address: string): void {
  const failed = failures.get(address);
  const now = Date.now();
  if (!failed || failed.endsAt <= now || failed.count < most || good.has(nameOf(key))) return;
  const seconds = Math.ceil((failed.endsAt - now) / 1000);
  throw new AppError("rate_limited", `Too many keys that are not valid. Wait ${seconds} s.`, {
    retryAfterSeconds: seconds,
  });
}

export function noteKey(key: string, address: string, isGood: boolean): void {
  if (isGood) {
    if (good.size >= mostKnown) good.clear();
    good.add(nameOf(key));
    return;
  }
  const now = Date.now();
  const failed = failures.get(address);
  if (failed && failed.endsAt > now) {
    failed.count += 1;
    return;
  }
  if (failures.size >= mostKnown) failures.clear();
  failures.set(address, { count: 1, endsAt: now + windowMs });
}
