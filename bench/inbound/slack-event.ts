import { createHmac } from "node:crypto";
import type { BenchBot } from "./bench-bot";

const conversations = 10;
let sent = 0;

/** A message that nobody has sent yet, signed as Slack does. */
export function nextSlackEvent({ path, signingSecret, teamId, userId, appId }: BenchBot) {
  sent += 1;
  const seconds = Math.floor(Date.now() / 1000);
  const body = JSON.stringify({
    type: "event_callback",
    team_id: teamId,
    api_app_id: appId,
    event_id: `Ev${String(sent)}`,
    event_time: seconds,
    authorizations: [{ team_id: teamId, user_id: userId, is_bot: true }],
    event: {
      type: "app_mention",
      channel: `C${String(sent % conversations)}`,
      channel_type: "channel",
      user: "U0ANNA",
      text: `<@${userId}> could you have a look at the numbers of last week, please?`,
      ts: `${String(seconds)}.${String(sent % 1_000_000).padStart(6, "0")}`,
    },
  });
  const signed = createHmac("sha256", signingSecret).update(`v0:${String(seconds)}:${body}`);
  return {
    method: "POST" as const,
    path,
    body,
    headers: {
      "content-type": "application/json",
      "x-slack-request-timestamp": String(seconds),
      "x-slack-signature": `v0=${signed.digest("hex")}`,
    },
  };
}
