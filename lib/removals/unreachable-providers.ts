import "server-only";

/** After so many tries in a row that nobody answered, nothing more is sent there for a while. */
const mostTries = 3;
const pauseMs = 60_000;

type Pauses = Map<string, { tries: number; until: number }>;
const store = globalThis as { alfeUnreachable?: Pauses };
const known = (): Pauses =>
  (store.alfeUnreachable ??= new Map<string, { tries: number; until: number }>());

/** Which provider, in which world. */
type Where = { provider: string; world: string };
const keyOf = ({ provider, world }: Where) => `${provider} ${world}`;

/**
 * How long clean-up at a provider that does not answer waits, in this process: each try would cost a
 * worker as long as the provider is given to answer, and there may be thousands.
 */
export function pauseAt(where: Where, now = Date.now()): number {
  const { until = 0 } = known().get(keyOf(where)) ?? {};
  return Math.max(0, until - now);
}

/** Notes whether a provider answered, with whatever. */
export function noteAnswer(where: Where, answered: boolean, now = Date.now()): void {
  if (answered) {
    known().delete(keyOf(where));
    return;
  }
  const tries = (known().get(keyOf(where))?.tries ?? 0) + 1;
  known().set(keyOf(where), { tries, until: tries < mostTries ? 0 : now + pauseMs });
}
