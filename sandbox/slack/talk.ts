import type { Sandbox } from "../sandbox";
import { isMember } from "./apps";
import { sendEvent } from "./events";
import { addMessage, nextTs, presentMessage } from "./messages";
import type { SlackApp, SlackChannel, SlackMessage } from "./seed";

type Author = { user: string; app: SlackApp | null };

/** Puts a message into a channel and tells every app that is in it, also the one that wrote it. */
export function say(
  sandbox: Sandbox,
  channel: SlackChannel,
  author: Author,
  said: { text: string; threadTs: string | null },
): SlackMessage {
  const data = sandbox.store.state.slack;
  const message = addMessage(data, channel, author, said);
  const shown = presentMessage(data, channel, message);
  const type = channel.direct === null ? (channel.isPrivate ? "group" : "channel") : "im";
  const event = {
    ...shown,
    channel: channel.id,
    event_ts: message.ts,
    channel_type: type,
  };
  for (const app of listeners(sandbox, channel)) {
    sendEvent(sandbox, app, `message.${type === "im" ? "im" : `${type}s`}`, event);
    // A mention is told on top, and by another name; in direct messages it is not.
    if (channel.direct === null && said.text.includes(`<@${app.userId}>`)) {
      const { channel_type: _type, ...mention } = event;
      sendEvent(sandbox, app, "app_mention", { ...mention, type: "app_mention" });
    }
  }
  return message;
}

/** Adds an emoji to a message and tells the apps that are in the channel. */
export function react(
  sandbox: Sandbox,
  channel: SlackChannel,
  message: SlackMessage,
  { user, name }: { user: string; name: string },
): "already_reacted" | undefined {
  const reaction = message.reactions.find((each) => each.name === name);
  if (reaction?.users.includes(user)) return "already_reacted";
  if (reaction === undefined) message.reactions.push({ name, users: [user] });
  else reaction.users.push(user);
  for (const app of listeners(sandbox, channel))
    sendEvent(sandbox, app, "reaction_added", {
      type: "reaction_added",
      user,
      reaction: name,
      item_user: message.user,
      item: { type: "message", channel: channel.id, ts: message.ts },
      event_ts: nextTs(sandbox.store.state.slack),
    });
  return undefined;
}

/** Invites a bot to a channel, or takes it out again. */
export function changeMembership(
  sandbox: Sandbox,
  channel: SlackChannel,
  app: SlackApp,
  isIn: boolean,
): void {
  const others = channel.invited.filter((id) => id !== app.id);
  channel.invited = isIn ? [...others, app.id] : others;
  const type = isIn ? "member_joined_channel" : "member_left_channel";
  sendEvent(sandbox, app, type, {
    type,
    user: app.userId,
    channel: channel.id,
    channel_type: channel.isPrivate ? "G" : "C",
    team: "T0ACME",
    event_ts: nextTs(sandbox.store.state.slack),
  });
}

const listeners = ({ store }: Sandbox, channel: SlackChannel): SlackApp[] =>
  store.state.slack.apps.filter((app) => app.isInstalled && isMember(channel, app));
