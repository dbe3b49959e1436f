import { randomBytes } from "node:crypto";
import type { WebSocket } from "ws";
import type { DiscordApp } from "./seed";

type Dispatch = { op: 0; t: string; s: number; d: unknown };

/** So much is kept for whoever comes back. */
const keptEvents = 20_000;

/** What one bot is told from one identify on, across the connections over which it is told. */
export class GatewaySession {
  readonly id = randomBytes(16).toString("hex");
  readonly app: DiscordApp;
  readonly intents: number;
  socket: WebSocket | undefined;
  #sequence = 0;
  #told: Dispatch[] = [];

  constructor(app: DiscordApp, intents: number, socket: WebSocket) {
    this.app = app;
    this.intents = intents;
    this.socket = socket;
  }

  get sequence(): number {
    return this.#sequence;
  }

  has(...bits: number[]): boolean {
    return bits.some((bit) => (this.intents & (1 << bit)) !== 0);
  }

  tell(type: string, data: unknown): void {
    this.#sequence += 1;
    const dispatch: Dispatch = { op: 0, t: type, s: this.#sequence, d: data };
    if (this.#told.push(dispatch) > keptEvents) this.#told = this.#told.slice(-keptEvents / 2);
    this.#send(dispatch);
  }

  /** Goes on over another connection, with everything after `sequence`. False where that is not kept. */
  resume(socket: WebSocket, sequence: number): boolean {
    const first = this.#told[0]?.s ?? this.#sequence + 1;
    if (sequence < first - 1) return false;
    this.socket?.close(4000);
    this.socket = socket;
    for (const each of this.#told) if (each.s > sequence) this.#send(each);
    this.tell("RESUMED", {});
    return true;
  }

  #send(payload: object): void {
    if (this.socket?.readyState === 1) this.socket.send(JSON.stringify(payload));
  }
}
