import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { ProviderId } from "./hosts";
import { seedState, stateVersion, type SandboxState } from "./state";

const saveDelayMs = 200;
const keptChanges = 2000;

/** Holds the state in memory and mirrors it to a file, if there is one. */
export class StateStore {
  #state: SandboxState;
  #path: string | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(path: string | undefined) {
    this.#path = path;
    this.#state = (path === undefined ? undefined : readState(path)) ?? seedState();
  }

  get state(): SandboxState {
    return this.#state;
  }

  /** Notes a write made by a client of a provider. */
  record(provider: ProviderId, account: string, action: string, id: string | number): void {
    const change = { at: new Date().toISOString(), provider, account, action, id: String(id) };
    this.#state.changes = [...this.#state.changes.slice(1 - keptChanges), change];
    this.touch();
  }

  /** Says that the state may have changed; it is saved soon after. */
  touch(): void {
    this.#timer ??= setTimeout(() => {
      this.flush();
    }, saveDelayMs);
  }

  flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#path === undefined) return;
    const part = `${this.#path}.${String(process.pid)}.part`;
    mkdirSync(dirname(this.#path), { recursive: true, mode: 0o700 });
    writeFileSync(part, JSON.stringify(this.#state), { mode: 0o600 });
    renameSync(part, this.#path);
  }

  reset(): void {
    this.#state = seedState();
    this.flush();
  }
}

function readState(path: string): SandboxState | undefined {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
  const state = parse(text);
  // Older files lack what the sandbox did not play then; nothing else about them is older.
  if (state?.version === stateVersion) return { ...seedState(), ...state };
  renameSync(path, `${path}.unreadable`);
  return undefined;
}

type StoredState = Pick<SandboxState, "version"> & Partial<SandboxState>;

function parse(text: string): StoredState | undefined {
  try {
    return JSON.parse(text) as StoredState;
  } catch {
    return undefined;
  }
}
