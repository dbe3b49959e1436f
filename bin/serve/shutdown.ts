export type Stop = (mode: "orderly" | "immediate") => Promise<void>;

/** A second press of Ctrl-C; what comes sooner is the same one, which npm passes on once more. */
const secondSignalMs = 1_000;

/**
 * Ends the program's parts in the reverse order of their start, on SIGINT, SIGTERM, SIGHUP or a
 * failure. A second signal ends everything at once.
 */
export class Shutdown {
  #stops: Stop[] = [];
  #begunAt: number | undefined;

  constructor() {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => void this.#onSignal());
    }
  }

  /** Whether the end has begun, so that nothing new should. */
  get hasBegun(): boolean {
    return this.#begunAt !== undefined;
  }

  /** Adds a part that has been started, or is starting. */
  add(stop: Stop): void {
    this.#stops.push(stop);
  }

  /** Stops everything and exits. Resolves never. */
  async run(exitCode: number): Promise<never> {
    this.#begunAt ??= Date.now();
    for (const stop of this.#stops.reverse()) await stop("orderly").catch(tell);
    process.exit(exitCode);
  }

  async #onSignal(): Promise<void> {
    if (this.#begunAt === undefined) {
      console.log("\nStopping … (again to stop at once)");
      await this.run(0);
    } else if (Date.now() - this.#begunAt > secondSignalMs) {
      await Promise.all(this.#stops.map((stop) => stop("immediate").catch(tell)));
      process.exit(130);
    }
  }
}

const tell = (error: unknown) => console.error(error);
