import type { BrowserContext } from "@playwright/test";

/** Counts what a person presses in all windows of a browser: a pointer, or Enter. */
export class ClickCounter {
  private presses: string[] = [];

  async watch(context: BrowserContext): Promise<void> {
    await context.exposeBinding("notePress", (_source, what: string) => {
      this.presses.push(what);
    });
    // Both come before anything that a press starts, so that none is lost to a navigation.
    await context.addInitScript(() => {
      const note = (event: Event) => {
        if (!event.isTrusted) return;
        const target = event.target instanceof Element ? event.target : null;
        const words = (target?.closest("button, a, label") ?? target)?.textContent.trim();
        const { notePress } = window as unknown as { notePress: (what: string) => void };
        notePress(`${event.type} ${words?.slice(0, 40) ?? ""}`);
      };
      window.addEventListener("pointerdown", note, true);
      window.addEventListener(
        "keydown",
        (event) => {
          if (event.key === "Enter") note(event);
        },
        true,
      );
    });
  }

  /** What was pressed since the last `restart`. */
  get pressed(): readonly string[] {
    return this.presses;
  }

  restart(): void {
    this.presses = [];
  }
}
