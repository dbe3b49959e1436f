import { createHash } from "node:crypto";
import { type Area, areasOf } from "@/lib/changes/areas";
import { subscribeChanges } from "@/lib/changes/listen";
import { logError } from "@/lib/log";
import type { Announcement } from "@/lib/pipeline/announce";
import type { AgentCaller, Served } from "./mcp-agent";
import { listMcpTools } from "./mcp-list";

/** What an agent can call may follow from any of these, and whether its key is still good. */
const decisive: readonly Area[] = ["tree", "integrations", "tools", "policies", "keys"];

/** Without any change, keys end and attempts run out. */
const lookEveryMs = 30_000;

/** Tells whenever an agent's list has become another one, until its key is not good any more. */
export class ToolWatch {
  readonly #again: Served["again"];
  readonly #onChange: () => void;
  readonly #onLockedOut: () => void;
  readonly #stop: () => void;
  #caller: AgentCaller;
  #known: string | undefined;
  #isOver = false;
  #isDue = false;
  #turn: Promise<void>;

  constructor({ caller, again, end }: Served, onChange: () => void) {
    this.#caller = caller;
    this.#again = again;
    this.#onChange = onChange;
    this.#onLockedOut = end;
    // As it was when the client was let in: nothing that changes from then on is missed.
    this.#turn = this.#inTurn(async () => {
      this.#known = await digestOfTools(caller);
    });
    const unsubscribe = subscribeChanges((change) => {
      if (change === "gap" || this.#concerns(change)) this.#lookSoon();
    });
    const timer = setInterval(() => this.#lookSoon(), lookEveryMs);
    this.#stop = () => {
      clearInterval(timer);
      unsubscribe();
    };
  }

  end(): void {
    this.#isOver = true;
    this.#stop();
  }

  #concerns({ organizationId, nodeIds, what }: Announcement): boolean {
    const { actor, snapshot } = this.#caller;
    const line = snapshot?.place.lineage.map(({ id }) => id) ?? [actor.nodeId];
    return (
      organizationId === this.#caller.organizationId &&
      nodeIds.some((id) => line.includes(id)) &&
      areasOf(what).some((area) => decisive.includes(area))
    );
  }

  /** Changes of one moment are looked at together. */
  #lookSoon(): void {
    if (this.#isDue) return;
    this.#isDue = true;
    this.#turn = this.#inTurn(() => this.#look(), this.#turn);
  }

  /** One look after the other. What fails is looked at with the next change. */
  #inTurn(work: () => Promise<void>, before: Promise<void> = Promise.resolve()): Promise<void> {
    return before
      .then(work)
      .catch((cause: unknown) => logError("an agent's list was not looked at", cause));
  }

  async #look(): Promise<void> {
    this.#isDue = false;
    const now = this.#isOver ? null : await this.#again();
    if (!now) {
      this.#onLockedOut();
      return;
    }
    this.#caller = now;
    const digest = await digestOfTools(now);
    const isOther = digest !== this.#known;
    this.#known = digest;
    if (isOther && !this.#isOver) this.#onChange();
  }
}

async function digestOfTools(caller: AgentCaller): Promise<string> {
  const { tools } = await listMcpTools(caller);
  return createHash("sha256").update(JSON.stringify(tools)).digest("base64url");
}
