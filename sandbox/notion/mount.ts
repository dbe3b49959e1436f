import type { Hono } from "hono";
import type { SandboxEnv } from "../fault-answer";
import type { Sandbox } from "../sandbox";
export function mountNotion(_app: Hono<SandboxEnv>, _sandbox: Sandbox): void {}
