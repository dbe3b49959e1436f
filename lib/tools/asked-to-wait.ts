import { ProviderCallError } from "@/lib/providers/call-error";
import { rateLimited } from "@/lib/providers/status-failure";

/** How many are remembered; more than enough, since each ends within minutes. */
const capacity = 10_000;

/** Longer than a provider may make itself wait for. */
const longestMs = 15 * 60_000;

const store = globalThis as { alfeAskedToWait?: Map<string, number> };
const until = (): Map<string, number> => (store.alfeAskedToWait ??= new Map<string, number>());

type Limited = { account: string; tool: string };

const keyOf = ({ account, tool }: Limited): string => `${account} ${tool}`;

/** Notes that a provider asked to come back later, for one account and tool: limits differ by what is asked. */
export function noteAskedToWait(limited: Limited, error: unknown): void {
  if (!(error instanceof ProviderCallError) || error.failure.reason !== "rate_limited") return;
  const seconds = error.failure.retryAfterSeconds;
  if (seconds === undefined) return;
  const all = until();
  if (all.size >= capacity) all.clear();
  all.set(keyOf(limited), Date.now() + Math.min(longestMs, seconds * 1000));
}

/** Throws while a provider wants to be left alone, so that nobody makes it angrier. */
export function requireNotAskedToWait(limited: Limited, provider: string): void {
  const key = keyOf(limited);
  const end = until().get(key);
  if (end === undefined) return;
  const seconds = Math.ceil((end - Date.now()) / 1000);
  if (seconds > 0) throw new ProviderCallError(rateLimited(provider, seconds), 429);
  until().delete(key);
}
