import { z } from "zod";
import type { Gateway, GatewayContext, GatewayEnd, GatewayLine, GatewaySession } from "../channel";
import { requireSecret } from "../bearer";
import { readAccount } from "../read-account";
import { api, readApplication, readBotUser, readsContent } from "./application";
import { DispatchReader } from "./dispatch";
import { ownFacts } from "./facts";
import { intentsOf } from "./intents";
import { readMissed } from "./missed";
import { Places } from "./places";

const GatewayInfo = z.object({
  url: z.string(),
  session_start_limit: z.object({ remaining: z.number(), reset_after: z.number() }),
});

const Dispatch = z.object({ t: z.string(), s: z.number().int(), d: z.unknown() });

const Ready = z.object({ session_id: z.string(), resume_gateway_url: z.string() });

/** How often a bot that may not read all messages looks whether it may by now. */
const lookAgainMs = 120_000;

export const discordGateway: Gateway = {
  hosts: ["gateway.discord.gg", "*.discord.gg"],
  open: openGateway,
};

async function openGateway(context: GatewayContext): Promise<GatewayLine> {
  const { call, address, facts, secret } = context;
  const intents = intentsOf(readsContent(await readApplication(call)));
  const session = usable(context.session, intents);
  const found = session ? { url: session.resumeUrl, waitMs: 0 } : await findGateway(call);
  if (found.waitMs > 0)
    return atAnEnd({
      next: "restart",
      waitMs: found.waitMs,
      detail: "Discord allows no more sessions today.",
    });
  const botUserId = ownFacts(facts)?.userId ?? (await readBotUser(call)).id;
  const reader = new DispatchReader(new Places(call), botUserId, async () => {
    const settings = await context.settings();
    return settings.messages === "addressed";
  });
  // Loaded here, so that only processes that hold bots have it in memory.
  const { Shard } = await import("./shard");
  const shard = new Shard({
    token: requireSecret(secret, "botToken"),
    intents,
    url: address(found.url),
    session,
    mayIdentify: context.settled,
  });
  // One after the other: naming a place may take a request.
  let reading = Promise.resolve();
  shard.on("dispatch", (payload: unknown) => {
    const { t: type, s: sequence, d: data } = Dispatch.parse(payload);
    const now = new Date();
    reading = reading.then(async () => {
      if (type === "READY") begin(context, intents, sequence, data);
      if (type === "READY" || type === "RESUMED") context.onReady();
      const read = await reader.read(type, data, now);
      if (type === "READY") read.messages.push(...(await readMissed(context, reader)));
      context.onEvent({ sequence, ...read });
    });
  });
  const watch =
    intents === intentsOf(true) ? undefined : watchContent(context, () => shard.destroy());
  const ended = shard.ended.then(async (end) => {
    clearInterval(watch);
    await reading;
    return end;
  });
  shard.start();
  return {
    ended,
    close: async () => {
      await shard.destroy();
      await ended;
    },
  };
}

const atAnEnd = (end: GatewayEnd): GatewayLine => ({
  ended: Promise.resolve(end),
  close: () => Promise.resolve(),
});

/** What a session is told of stays as it began, so its name here says that too. */
const nameOf = (intents: number, sessionId: string): string => `${String(intents)}:${sessionId}`;

function usable(session: GatewaySession | null, intents: number): GatewaySession | undefined {
  const prefix = nameOf(intents, "");
  if (!session?.id.startsWith(prefix)) return undefined;
  return { ...session, id: session.id.slice(prefix.length) };
}

function begin(context: GatewayContext, intents: number, sequence: number, data: unknown): void {
  const ready = Ready.parse(data);
  context.onSession({
    id: nameOf(intents, ready.session_id),
    resumeUrl: ready.resume_gateway_url,
    sequence,
  });
}

async function findGateway(call: GatewayContext["call"]): Promise<{ url: string; waitMs: number }> {
  const { body } = await call({ url: `${api}/gateway/bot` });
  const { url, session_start_limit: limit } = readAccount("Discord", GatewayInfo, body);
  return { url, waitMs: limit.remaining > 0 ? 0 : Math.max(limit.reset_after, 1_000) };
}

/** Ends a session that sees less than it may by now. */
function watchContent({ call }: GatewayContext, end: () => Promise<void>): NodeJS.Timeout {
  const look = async (): Promise<void> => {
    if (readsContent(await readApplication(call))) await end();
  };
  return setInterval(() => void look().catch(() => undefined), lookAgainMs).unref();
}
