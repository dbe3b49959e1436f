import type { PoolNow } from "./spending";

type Reservation = {
  state: "held" | "due" | "settled" | "released";
  held: bigint;
  most: bigint;
  estimate: bigint;
  charged: bigint;
  told: bigint | undefined;
};

const least = (...amounts: bigint[]): bigint => amounts.reduce((a, b) => (a < b ? a : b));

/** What a pool and one budget above it should be, in plain arithmetic: no entries, no triggers, no locks. */
export class LedgerModel {
  balance = 0n;
  budgetSpent = 0n;
  readonly reservations = new Map<string, Reservation>();
  readonly #budget: bigint;
  readonly #mostTimes: bigint;

  constructor({ budget, mostTimes }: { budget: bigint; mostTimes: bigint }) {
    this.#budget = budget;
    this.#mostTimes = mostTimes;
  }

  get reserved(): bigint {
    return [...this.reservations.values()].reduce((sum, { held }) => sum + held, 0n);
  }

  get #free(): bigint {
    const free = this.balance - this.reserved;
    return free > 0n ? free : 0n;
  }

  pool(): Omit<PoolNow, "floor"> {
    return { balance: this.balance, reserved: this.reserved };
  }

  /** Whether there is room; then it is held. Under a known key there is nothing to ask. */
  hold(key: string, estimate: bigint): boolean {
    if (this.reservations.has(key)) return true;
    // What costs nothing needs no room, also where there is less than none.
    if (estimate > 0n) {
      if (this.budgetSpent + this.reserved + estimate > this.#budget) return false;
      if (estimate > this.balance - this.reserved) return false;
    }
    this.#add(key, estimate, { state: "held", held: estimate });
    return true;
  }

  later(key: string, estimate: bigint): void {
    if (this.reservations.has(key)) return;
    this.#add(key, estimate, { state: "due", held: 0n });
    this.settle(key);
  }

  settle(key: string, actual?: bigint): void {
    const one = this.reservations.get(key);
    if (!one || one.state === "released") return;
    const told = actual ?? (one.state === "due" ? one.told : undefined) ?? one.estimate;
    let charge = least(told, one.most);
    if (one.state === "due" && charge > this.#free) {
      if (actual !== undefined) one.told = actual;
      return;
    }
    charge = least(charge, one.charged + one.held + this.#free);
    const change = charge - one.charged;
    this.balance -= change;
    this.budgetSpent += change;
    Object.assign(one, { state: "settled", held: 0n, charged: charge });
  }

  release(key: string): void {
    const one = this.reservations.get(key);
    if (one?.state !== "held" && one?.state !== "due") return;
    Object.assign(one, { state: "released", held: 0n });
  }

  /** Money that comes in, or is taken back. */
  add(amount: bigint): void {
    this.balance += amount;
    if (amount < 0n) return;
    // What is due was noted in this order.
    for (const [key, { state }] of this.reservations) {
      if (state !== "due") continue;
      this.settle(key);
      if (this.reservations.get(key)?.state === "due") return;
    }
  }

  #add(key: string, estimate: bigint, more: Pick<Reservation, "state" | "held">): void {
    const most = estimate * this.#mostTimes;
    this.reservations.set(key, { ...more, estimate, most, charged: 0n, told: undefined });
  }
}
