import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { type RawData, type WebSocket, WebSocketServer } from "ws";
import { z } from "zod";
import { parseJson } from "../fields";
import { appOfToken, contentFlags, guildsOf, type WithState } from "./apps";
import { GatewaySession } from "./gateway-session";
import { presentBot, presentWholeGuild } from "./present";
import type { DiscordApp } from "./seed";

const paths = /^\/(gateway(?:-[a-z0-9-]+)?\.discord\.gg)\/?(?:\?|$)/;
export const gatewayUrl = "wss://gateway.discord.gg";
const resumeUrl = "wss://gateway-sandbox-1.discord.gg";

const Payload = z.object({ op: z.number().int(), d: z.unknown() });
const Identify = z.object({ token: z.string(), intents: z.number().int() });
const Resume = z.object({
  token: z.string(),
  session_id: z.string(),
  seq: z.number().int().nullable(),
});

const messageContent = 15;

/** What tests order, until it is ordered otherwise. */
type Orders = {
  heartbeatMs: number;
  /** Heartbeats are not answered any more: the connection looks alive and is not. */
  isMute: boolean;
  /** Nobody gets in. */
  isDown: boolean;
};
const calm: Orders = { heartbeatMs: 41_250, isMute: false, isDown: false };

/** Discord's gateway: real connections, sessions that outlive them, and everything that ends either. */
export class DiscordGateway {
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #sessions = new Map<string, GatewaySession>();
  #orders: Orders = calm;

  /** Takes the connections of the sandbox's server that are for the gateway. */
  attach(server: Server, sandbox: WithState): void {
    server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      if (!paths.test(request.url ?? "") || this.#orders.isDown) {
        socket.end("HTTP/1.1 404 Not Found\r\nconnection: close\r\n\r\n");
        return;
      }
      this.#sockets.handleUpgrade(request, socket, head, (ws) => {
        this.#welcome(sandbox, ws);
      });
    });
  }

  order(orders: Partial<Orders>): void {
    this.#orders = { ...this.#orders, ...orders };
  }

  /** Tells every session of a bot that listens for one of these. */
  tell(
    app: DiscordApp,
    type: string,
    data: (session: GatewaySession) => unknown,
    intents: number[],
  ): void {
    for (const session of this.#sessions.values())
      if (session.app.id === app.id && (intents.length === 0 || session.has(...intents)))
        session.tell(type, data(session));
  }

  /** What is open now, for tests. */
  sessions(): {
    app: string;
    id: string;
    isConnected: boolean;
    sequence: number;
    intents: number;
  }[] {
    return [...this.#sessions.values()].map(({ app, id, socket, sequence, intents }) => ({
      app: app.name,
      id,
      isConnected: socket?.readyState === 1,
      sequence,
      intents,
    }));
  }

  /** Ends connections: with a code as Discord does, or without a word as a broken line does. */
  disconnect(code: number | undefined, appName?: string): void {
    for (const { app, socket } of this.#sessions.values())
      if (appName === undefined || app.name === appName)
        if (code === undefined) socket?.terminate();
        else socket?.close(code);
  }

  /** Forgets sessions, and says so to those that are connected: "invalid session". */
  invalidate(appName?: string): void {
    for (const [id, { app, socket }] of this.#sessions) {
      if (appName !== undefined && app.name !== appName) continue;
      this.#sessions.delete(id);
      if (socket?.readyState === 1) socket.send(JSON.stringify({ op: 9, d: false }));
    }
  }

  /** Asks bots to connect anew, as Discord does when it moves them. */
  moveAway(): void {
    for (const { socket } of this.#sessions.values())
      if (socket?.readyState === 1) socket.send(JSON.stringify({ op: 7, d: null }));
  }

  reset(): void {
    this.#orders = calm;
    for (const { socket } of this.#sessions.values()) socket?.terminate();
    this.#sessions.clear();
  }

  close(): void {
    for (const ws of this.#sockets.clients) ws.terminate();
    this.#sockets.close();
  }

  #welcome(sandbox: WithState, ws: WebSocket): void {
    const { heartbeatMs } = this.#orders;
    ws.send(JSON.stringify({ op: 10, d: { heartbeat_interval: heartbeatMs } }));
    // Whoever is not heard of for two beats is gone.
    const watch = setTimeout(
      () => {
        ws.terminate();
      },
      heartbeatMs * 2 + 1_000,
    );
    let session: GatewaySession | null = null;
    ws.on("error", () => undefined);
    ws.on("close", (code) => {
      clearTimeout(watch);
      if (session?.socket !== ws) return;
      session.socket = undefined;
      // Who says goodbye does not come back.
      if (code === 1000 || code === 1001) this.#sessions.delete(session.id);
    });
    ws.on("message", (raw: RawData) => {
      const { data: payload } = Payload.safeParse(parseJson(textOf(raw)));
      if (payload === undefined) {
        ws.close(4002);
      } else if (payload.op === 1) {
        watch.refresh();
        if (!this.#orders.isMute) ws.send(JSON.stringify({ op: 11 }));
      } else if (payload.op === 2 || payload.op === 6) {
        if (session !== null) ws.close(4005);
        else
          session =
            payload.op === 2
              ? this.#identify(sandbox, ws, payload.d)
              : this.#resume(sandbox, ws, payload.d);
      } else ws.close(session === null ? 4003 : 4001);
    });
  }

  #identify(sandbox: WithState, ws: WebSocket, given: unknown): GatewaySession | null {
    const { data: identify } = Identify.safeParse(given);
    if (identify === undefined) return closed(ws, 4002);
    const app = appOfToken(sandbox, identify.token);
    if (app === undefined) return closed(ws, 4004);
    const wantsContent = (identify.intents & (1 << messageContent)) !== 0;
    if (wantsContent && (app.flags & contentFlags) === 0) return closed(ws, 4014);
    if (app.sessionsLeft <= 0) return closed(ws, 4008);
    app.sessionsLeft -= 1;
    const data = sandbox.store.state.discord;
    const guilds = guildsOf(data, app);
    const session = new GatewaySession(app, identify.intents, ws);
    this.#sessions.set(session.id, session);
    session.tell("READY", {
      v: 10,
      user: presentBot(app),
      guilds: guilds.map(({ id }) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: resumeUrl,
      application: { id: app.id, flags: app.flags },
    });
    for (const guild of guilds) session.tell("GUILD_CREATE", presentWholeGuild(data, guild, app));
    return session;
  }

  #resume(sandbox: WithState, ws: WebSocket, given: unknown): GatewaySession | null {
    const { data: resume } = Resume.safeParse(given);
    if (resume === undefined) return closed(ws, 4002);
    const app = appOfToken(sandbox, resume.token);
    if (app === undefined) return closed(ws, 4004);
    const session = this.#sessions.get(resume.session_id);
    const sequence = resume.seq ?? 0;
    if (session?.app.id === app.id && sequence > session.sequence) return closed(ws, 4007);
    if (session?.app.id === app.id && session.resume(ws, sequence)) return session;
    ws.send(JSON.stringify({ op: 9, d: false }));
    return null;
  }
}

const textOf = (raw: RawData): string =>
  Buffer.isBuffer(raw) ? raw.toString("utf8") : Buffer.from(raw as ArrayBuffer).toString("utf8");

function closed(ws: WebSocket, code: number): null {
  ws.close(code);
  return null;
}
