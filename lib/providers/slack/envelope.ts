import { z } from "zod";

const text = z.string().max(100_000);
const id = z.string().regex(/^[\w.:-]{1,200}$/);

const File = z.object({
  id,
  name: z.string().nullish(),
  title: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().nullish(),
  url_private: z.string().nullish(),
});

/** A message event, of which only this matters. */
export const MessageEvent = z.object({
  type: z.enum(["message", "app_mention"]),
  subtype: z.string().optional(),
  channel: id,
  channel_type: z.string().optional(),
  user: id.nullish(),
  username: z.string().nullish(),
  bot_id: id.nullish(),
  app_id: id.nullish(),
  bot_profile: z.object({ name: z.string().nullish(), app_id: id.nullish() }).nullish(),
  text: text.nullish(),
  ts: z.string().regex(/^\d{1,12}\.\d{6}$/),
  thread_ts: z.string().max(30).nullish(),
  files: z.array(File).max(100).nullish(),
});
export type MessageEvent = z.output<typeof MessageEvent>;

export const ReactionEvent = z.object({
  type: z.literal("reaction_added"),
  user: id,
  reaction: z.string().min(1).max(200),
  item_user: id.nullish(),
  item: z.object({ type: z.literal("message"), channel: id, ts: z.string().max(30) }),
  event_ts: z.string().regex(/^\d{1,12}\.\d{6}$/),
});

/** For whom it is, of all who installed the app; Slack names one. */
const authorizations = z
  .array(z.object({ team_id: z.string().nullish(), user_id: z.string().nullish() }))
  .nullish();

/** What Slack's Events API wraps everything in. */
export const Envelope = z.discriminatedUnion("type", [
  z.object({ type: z.literal("url_verification"), challenge: z.string().max(1000) }),
  z.object({
    type: z.literal("event_callback"),
    team_id: id,
    api_app_id: id,
    event_id: id,
    event: z.looseObject({ type: z.string(), user: z.unknown().optional() }),
    authorizations,
  }),
  z.object({
    type: z.literal("app_rate_limited"),
    team_id: id,
    api_app_id: id,
    authorizations,
  }),
]);
export type EventCallback = Extract<z.output<typeof Envelope>, { type: "event_callback" }>;

/** A slash command, from its form. */
export const Command = z.object({
  command: z.string().regex(/^\/\S{1,100}$/),
  text: text.default(""),
  team_id: id,
  api_app_id: id,
  channel_id: id,
  channel_name: z.string().optional(),
  user_id: id,
  user_name: z.string().optional(),
  trigger_id: id,
});
export type Command = z.output<typeof Command>;

/** A pressed button or a chosen entry; other interactions have nothing to say. */
export const Interaction = z.object({
  type: z.string(),
  api_app_id: id,
  team: z.object({ id }).nullish(),
  user: z.object({ id, username: z.string().optional(), name: z.string().optional() }),
  channel: z.object({ id, name: z.string().optional() }).nullish(),
  message: z.object({ ts: z.string(), thread_ts: z.string().optional() }).nullish(),
  trigger_id: id.nullish(),
  actions: z
    .array(
      z.object({
        type: z.string().optional(),
        action_id: z.string().optional(),
        action_ts: z.string().optional(),
        value: z.string().nullish(),
        text: z.object({ text: z.string() }).nullish(),
        selected_option: z
          .object({ value: z.string().nullish(), text: z.object({ text: z.string() }).nullish() })
          .nullish(),
      }),
    )
    .nullish(),
});
export type Interaction = z.output<typeof Interaction>;
