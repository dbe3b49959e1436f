import type { Hono } from "hono";
import type { SandboxEnv } from "../fault-answer";
import type { Sandbox } from "../sandbox";
import { mountConnector } from "./connector";
import { mountEntra } from "./entra";
import { mountPortal } from "./portal";

/** Everything at Microsoft that a bot for Teams has to do with. */
export function mountTeams(app: Hono<SandboxEnv>, sandbox: Sandbox): void {
  mountEntra(app, sandbox);
  mountConnector(app, sandbox);
  mountPortal(app, sandbox);
}
