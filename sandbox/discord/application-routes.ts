import { z } from "zod";
import { contentFlags, limitedContentFlag } from "./apps";
import type { DiscordCall } from "./caller";
import { presentApp } from "./present";
import { DiscordProblem, invalidForm } from "./problem";
import type { DiscordApp } from "./seed";
import { answersPing } from "./signed-events";
import { nextId } from "./snowflake";

const Url = z.url({ protocol: /^https?$/ }).nullable();
const Changes = z.object({
  interactions_endpoint_url: Url.optional(),
  event_webhooks_url: Url.optional(),
  event_webhooks_status: z.union([z.literal(1), z.literal(2)]).optional(),
  event_webhooks_types: z.array(z.string()).optional(),
  integration_types_config: z.unknown().optional(),
  flags: z.int().optional(),
});
type Changes = z.infer<typeof Changes>;

const Command = z.object({
  name: z.string().regex(/^[-_\p{Ll}\p{N}]{1,32}$/u),
  description: z.string().min(1).max(100),
  options: z.array(z.unknown()).default([]),
});

export const applicationRoutes: Record<string, (call: DiscordCall) => unknown> = {
  "GET /applications/@me": ({ data, app }) => presentApp(data, app),
  "PATCH /applications/@me": async (call) => {
    const { data: changes, error } = Changes.safeParse(call.body);
    if (changes === undefined)
      throw invalidForm(String(error.issues[0]?.path[0] ?? "body"), "BASE_TYPE_BAD", "Not valid");
    setFlags(call.app, changes);
    await setUrls(call, changes);
    if (changes.integration_types_config !== undefined)
      call.app.installConfig = changes.integration_types_config;
    call.record("application.changed", Object.keys(changes).join(","));
    return presentApp(call.data, call.app);
  },
  "GET /applications/:id/commands": (call) => {
    own(call);
    return call.app.commands;
  },
  "PUT /applications/:id/commands": (call) => {
    own(call);
    const { data: commands } = z.array(Command).safeParse(call.body.list);
    if (commands === undefined)
      throw invalidForm("name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    call.app.commands = commands.map((command) => ({ id: nextId(call.data), ...command }));
    call.record("commands.set", commands.map(({ name }) => name).join(","));
    return call.app.commands;
  },
  "GET /gateway/bot": ({ app }) => ({
    url: "wss://gateway.discord.gg",
    shards: 1,
    session_start_limit: {
      total: 1000,
      remaining: app.sessionsLeft,
      reset_after: 14_400_000,
      max_concurrency: 1,
    },
  }),
};

function own({ app, param }: DiscordCall): void {
  if (param("id") !== app.id)
    throw new DiscordProblem(
      403,
      20012,
      "You are not authorized to perform this action on this application",
    );
}

/** A bot may only switch the limited intents for itself. */
function setFlags(app: DiscordApp, { flags }: Changes): void {
  if (flags === undefined) return;
  if (
    (flags & ~contentFlags) !== (app.flags & ~contentFlags) ||
    (flags & (1 << 18)) !== (app.flags & (1 << 18))
  )
    throw invalidForm("flags", "BASE_TYPE_CHOICES", "These flags cannot be set");
  app.flags = (app.flags & ~limitedContentFlag) | (flags & limitedContentFlag);
}

/** Both addresses are asked before they are taken. */
async function setUrls({ sandbox, app }: DiscordCall, changes: Changes): Promise<void> {
  const { interactions_endpoint_url: interactions, event_webhooks_url: events } = changes;
  if (interactions && !(await answersPing(sandbox, app, interactions, "interactions")))
    throw invalidForm(
      "interactions_endpoint_url",
      "APPLICATION_INTERACTIONS_ENDPOINT_URL_INVALID",
      "The specified interactions endpoint url could not be verified.",
    );
  if (events && !(await answersPing(sandbox, app, events, "events")))
    throw invalidForm(
      "event_webhooks_url",
      "APPLICATION_EVENT_WEBHOOKS_URL_INVALID",
      "The specified event webhooks url could not be verified.",
    );
  if (interactions !== undefined) app.interactionsUrl = interactions;
  if (events !== undefined) app.eventsUrl = events;
  app.eventsStatus = changes.event_webhooks_status ?? app.eventsStatus;
  app.eventTypes = changes.event_webhooks_types ?? app.eventTypes;
}
