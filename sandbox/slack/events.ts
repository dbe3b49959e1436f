import { createHmac, randomBytes } from "node:crypto";
import type { EventAnswer, Outgoing } from "../deliver";
import type { Sandbox } from "../sandbox";
import { slackTeam, type SlackApp } from "./seed";

const timeoutMs = 3_000;
/** At once, after a minute, after five. */
const retryDelaysMs = [0, 60_000, 300_000];

/** Signs a request as Slack does, at this moment. */
export function signed(app: SlackApp, url: string, body: string, contentType: string): Outgoing {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const base = `v0:${timestamp}:${body}`;
  const signature = createHmac("sha256", app.signingSecret).update(base).digest("hex");
  return {
    url,
    headers: {
      "content-type": contentType,
      "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": `v0=${signature}`,
    },
    body,
  };
}

/** Tries an address before Slack takes it; what is wrong with it, or undefined. */
export async function tryAddress(
  { events }: Sandbox,
  app: SlackApp,
  url: string,
): Promise<string | undefined> {
  const challenge = randomBytes(24).toString("base64url");
  const body = JSON.stringify({ token: tokenOf(app), challenge, type: "url_verification" });
  const answer = await events.ask(signed(app, url, body, "application/json"), timeoutMs);
  if (answer.problem === "not_loopback") return "The sandbox sends events to this machine only";
  if (answer.status !== 200) return "Your URL didn't respond with the value of the challenge";
  return readChallenge(answer.text) === challenge
    ? undefined
    : "Your URL didn't respond with the value of the challenge parameter";
}

/** Sends an event to one app, if it asked for events of that name. */
export function sendEvent(
  sandbox: Sandbox,
  app: SlackApp,
  name: string,
  event: Record<string, unknown>,
): void {
  const { requestUrl } = app;
  if (requestUrl === null || !app.events.includes(name)) return;
  const eventId = `Ev${randomBytes(6).toString("hex").toUpperCase()}`;
  const body = JSON.stringify({
    token: tokenOf(app),
    team_id: slackTeam.id,
    context_team_id: slackTeam.id,
    api_app_id: app.id,
    event,
    type: "event_callback",
    event_id: eventId,
    event_time: Math.floor(Date.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: slackTeam.id,
        user_id: app.userId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${eventId}`,
  });
  void sandbox.events.deliver({
    provider: "slack",
    id: eventId,
    timeoutMs,
    retryDelaysMs,
    isDone: ({ status, headers }) =>
      (status >= 200 && status < 300) || headers.get("x-slack-no-retry") === "1",
    request(attempt, before) {
      const request = signed(app, requestUrl, body, "application/json");
      if (attempt === 0) return request;
      const retry = {
        "x-slack-retry-num": String(attempt),
        "x-slack-retry-reason": reasonOf(before),
      };
      return { ...request, headers: { ...request.headers, ...retry } };
    },
  });
}

function reasonOf(before: EventAnswer | undefined): string {
  if (before?.problem === "timeout") return "http_timeout";
  if (before === undefined || before.status === 0) return "connection_failed";
  return before.status >= 300 && before.status < 400 ? "too_many_redirects" : "http_error";
}

/** Sends a slash command or a pressed button, once; what is answered is shown to who did it. */
export const sendForm = (
  { events }: Sandbox,
  app: SlackApp,
  url: string,
  form: Record<string, string>,
): Promise<EventAnswer> =>
  events.ask(
    signed(
      app,
      url,
      new URLSearchParams({ token: tokenOf(app), ...form }).toString(),
      "application/x-www-form-urlencoded",
    ),
    timeoutMs,
  );

/** Slack's older way of saying that it is Slack; nobody should rely on it. */
const tokenOf = ({ id }: SlackApp): string =>
  createHmac("sha256", "sandbox").update(id).digest("base64url").slice(0, 24);

function readChallenge(text: string): string | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed === "object" && parsed !== null && "challenge" in parsed)
      return String(parsed.challenge);
  } catch {
    // It may be the bare value, or a form.
  }
  return new URLSearchParams(text).get("challenge") ?? text.trim();
}
