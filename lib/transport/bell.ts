/** Wakes who waits. Rings are not lost while nobody listens. */
export class Bell {
  #hasRung = false;
  #wake: () => void = () => undefined;

  ring(): void {
    this.#hasRung = true;
    this.#wake();
  }

  /** Waits for a ring for that long, or until nobody waits any more; says whether it came. */
  async heard(withinMs: number, end: AbortSignal): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(resolve, withinMs);
    this.#wake = () => resolve(undefined);
    end.addEventListener("abort", this.#wake, { once: true });
    if (this.#hasRung || end.aborted) this.#wake();
    await promise;
    clearTimeout(timer);
    end.removeEventListener("abort", this.#wake);
    const hasRung = this.#hasRung;
    this.#hasRung = false;
    return hasRung;
  }
}
