import { z } from "zod";
import { parseJson } from "../fields";

const loopback = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Slack takes https only; this machine stands in for it here. */
const Url = z.url().refine((address) => {
  const { protocol, hostname } = new URL(address);
  return protocol === "https:" || loopback.has(hostname);
}, "must be a valid HTTPS URL");

/** Which scope an app needs to hear of an event. */
export const eventScopes: Readonly<Record<string, string | null>> = {
  app_mention: "app_mentions:read",
  app_uninstalled: null,
  channel_rename: "channels:read",
  member_joined_channel: "channels:read",
  member_left_channel: "channels:read",
  "message.channels": "channels:history",
  "message.groups": "groups:history",
  "message.im": "im:history",
  "message.mpim": "mpim:history",
  reaction_added: "reactions:read",
  tokens_revoked: null,
};

export const slackScopes: Readonly<Record<string, string>> = {
  "app_mentions:read": "Hear when it is mentioned",
  "channels:history": "Read messages in public channels it is in",
  "channels:read": "See public channels",
  "chat:write": "Send messages",
  commands: "Add a slash command",
  "files:read": "Read files",
  "groups:history": "Read messages in private channels it is in",
  "groups:read": "See private channels it is in",
  "im:history": "Read direct messages with it",
  "im:read": "See direct messages with it",
  "im:write": "Start direct messages",
  "mpim:history": "Read group messages it is in",
  "mpim:read": "See group messages it is in",
  "reactions:read": "See emoji reactions",
  "reactions:write": "Add emoji reactions",
  "users:read": "See the people of the workspace",
};

const Scope = z.string().refine((scope) => scope in slackScopes, "is not a valid scope");

export const Manifest = z
  .strictObject({
    _metadata: z
      .strictObject({ major_version: z.int(), minor_version: z.int().optional() })
      .optional(),
    display_information: z.strictObject({
      name: z.string().min(1).max(35),
      description: z.string().min(1).max(140).optional(),
      long_description: z.string().min(175).max(4000).optional(),
      background_color: z
        .string()
        .regex(/^#([0-9a-f]{3}){1,2}$/i, "must be a hex color")
        .optional(),
    }),
    features: z
      .strictObject({
        app_home: z.record(z.string(), z.boolean()).optional(),
        bot_user: z
          .strictObject({
            display_name: z.string().regex(/^[a-z0-9._-]{1,80}$/),
            always_online: z.boolean().optional(),
          })
          .optional(),
        slash_commands: z
          .array(
            z.strictObject({
              command: z.string().regex(/^\/[a-z0-9_-]{1,31}$/),
              url: Url.optional(),
              description: z.string().min(1).max(2000),
              usage_hint: z.string().max(1000).optional(),
              should_escape: z.boolean().optional(),
            }),
          )
          .max(50)
          .optional(),
      })
      .optional(),
    oauth_config: z
      .strictObject({
        redirect_urls: z.array(Url).max(1000).optional(),
        scopes: z.strictObject({ bot: z.array(Scope).max(255) }).optional(),
      })
      .optional(),
    settings: z
      .strictObject({
        event_subscriptions: z
          .strictObject({
            request_url: Url.optional(),
            bot_events: z
              .array(z.string().refine((name) => name in eventScopes, "is not a valid event"))
              .max(100)
              .optional(),
          })
          .optional(),
        interactivity: z
          .strictObject({ is_enabled: z.boolean(), request_url: Url.optional() })
          .optional(),
        org_deploy_enabled: z.boolean().optional(),
        socket_mode_enabled: z.boolean().optional(),
        token_rotation_enabled: z.boolean().optional(),
      })
      .optional(),
  })
  .superRefine(({ settings, features, oauth_config }, context) => {
    const refuse = (path: string[], message: string) => {
      context.addIssue({ code: "custom", path, message });
    };
    const subscriptions = settings?.event_subscriptions;
    if (subscriptions && subscriptions.request_url === undefined)
      refuse(
        ["settings", "event_subscriptions"],
        "Event Subscription requires either Request URL or Socket Mode Enabled",
      );
    if (settings?.interactivity?.is_enabled && settings.interactivity.request_url === undefined)
      refuse(["settings", "interactivity"], "Interactivity requires a Request URL");
    const scopes = oauth_config?.scopes?.bot ?? [];
    for (const name of subscriptions?.bot_events ?? []) {
      const scope = eventScopes[name] ?? undefined;
      if (scope !== undefined && !scopes.includes(scope))
        refuse(["settings", "event_subscriptions", "bot_events"], `${name} requires ${scope}`);
    }
    if (features?.slash_commands?.length && !scopes.includes("commands"))
      refuse(["features", "slash_commands"], "Slash commands require the scope commands");
    if (features?.slash_commands?.some(({ url }) => url === undefined))
      refuse(["features", "slash_commands"], "Slash commands require a URL");
    if (scopes.length > 0 && features?.bot_user === undefined)
      refuse(["features", "bot_user"], "Bot scopes require a bot user");
  });
export type Manifest = z.output<typeof Manifest>;

export type ManifestProblem = { message: string; pointer: string };

/** A manifest as text, checked; or what is wrong with it and where. */
export function readManifest(text: string): { manifest: Manifest } | { errors: ManifestProblem[] } {
  const parsed = Manifest.safeParse(parseJson(text));
  if (parsed.success) return { manifest: parsed.data };
  return {
    errors: parsed.error.issues.map(({ message, path }) => ({
      message,
      pointer: `/${path.map(String).join("/")}`,
    })),
  };
}
