import type { DiscordCall } from "./caller";
import { presentMessage } from "./present";
import { DiscordProblem, invalidForm, unknownMessage } from "./problem";
import type { DiscordChannel, DiscordMessage, DiscordUse } from "./seed";
import { say } from "./talk";

const lifetimeMs = 15 * 60_000;

/** How commands are answered: with the token that came with them. */
export const webhookRoutes: Record<string, (call: DiscordCall) => unknown> = {
  "GET /webhooks/:app/:token/messages/@original": (call) =>
    presentMessage(call.data, originalOf(call)),
  "PATCH /webhooks/:app/:token/messages/@original": (call) => {
    const original = originalOf(call);
    original.content = contentOf(call);
    original.isLoading = false;
    call.record("command.answered", original.id);
    return presentMessage(call.data, original);
  },
  "POST /webhooks/:app/:token": (call) => {
    const use = useOf(call);
    const said = say(call.sandbox, placeOf(call, use), {
      authorId: call.app.userId,
      content: contentOf(call),
    });
    call.record("command.followed_up", said.id);
    return presentMessage(call.data, said);
  },
};

function useOf({ data, app, param }: DiscordCall): DiscordUse {
  const use = data.uses.find(({ token, appId }) => token === param("token") && appId === app.id);
  if (use === undefined || param("app") !== app.id)
    throw new DiscordProblem(404, 10015, "Unknown Webhook");
  if (Date.now() - Date.parse(use.at) > lifetimeMs)
    throw new DiscordProblem(401, 50027, "Invalid Webhook Token");
  return use;
}

function originalOf(call: DiscordCall): DiscordMessage {
  const { originalId } = useOf(call);
  const original = call.data.messages.find(({ id }) => id === originalId);
  if (original === undefined) throw unknownMessage();
  return original;
}

function placeOf({ data }: DiscordCall, { channelId }: DiscordUse): DiscordChannel {
  const channel = data.channels.find(({ id }) => id === channelId);
  if (channel === undefined) throw new DiscordProblem(404, 10003, "Unknown Channel");
  return channel;
}

function contentOf({ body }: DiscordCall): string {
  const { content } = body;
  if (typeof content !== "string" || content === "")
    throw new DiscordProblem(400, 50006, "Cannot send an empty message");
  if (content.length > 2000)
    throw invalidForm("content", "BASE_TYPE_MAX_LENGTH", "Must be 2000 or fewer in length.");
  return content;
}
