import "server-only";
import { env, publicOrigin } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { sendPublic } from "@/lib/outbound/route";
import type { World } from "@/lib/providers/provider";

/** How long an answer is believed. */
const knownMs = 60_000;
const timeoutMs = 10_000;

let answeredAt: number | undefined;

const needsAddress = (why: string): AppError =>
  new AppError(
    "conflict",
    `Providers send messages to this server's public address, and ${why} Its operator sets ALFE_URL to an https address that reaches it from outside.`,
  );

/**
 * Makes sure, before anything is made at a provider, that it can reach us: a channel takes a public
 * https address that answers. The sandbox reaches every address.
 */
export async function assertPublicAddress(world: World): Promise<void> {
  if (world === "sandbox") return;
  const origin = publicOrigin();
  if (!origin.startsWith("https://"))
    throw needsAddress(`${new URL(env().ALFE_URL).host} is none.`);
  if (answeredAt !== undefined && Date.now() - answeredAt < knownMs) return;
  const answers = await sendPublic({
    name: "This server",
    url: new URL(`${origin}/api/health`),
    method: "GET",
    headers: new Headers({ accept: "application/json" }),
    maxBytes: 64 * 1024,
    timeoutMs,
  }).then(
    ({ status }) => status === 200,
    () => false,
  );
  if (!answers) throw needsAddress(`${new URL(origin).host} does not answer from outside.`);
  answeredAt = Date.now();
}
