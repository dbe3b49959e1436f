import { z } from "zod";
import { AppError } from "@/lib/errors";
import type { Account, ProviderCall } from "../provider";
import { readAccount } from "../read-account";

const AuthTest = z.object({
  team: z.string(),
  team_id: z.string(),
  user: z.string(),
  user_id: z.string(),
  bot_id: z.string().optional(),
});

/** The bot user of one workspace. It may serve one agent only, so it is the account's identity too. */
export async function probeSlack(call: ProviderCall): Promise<Account> {
  const response = await call({ method: "POST", url: "https://slack.com/api/auth.test" });
  const { team, team_id, user, user_id, bot_id } = readAccount("Slack", AuthTest, response.body);
  if (bot_id === undefined)
    throw new AppError(
      "invalid_input",
      "This token belongs to a person, not to a bot. Copy the Bot User OAuth Token.",
    );
  const identity = `${team_id}:${user_id}`;
  const scopes = response.headers
    .get("x-oauth-scopes")
    ?.split(/[\s,]+/)
    .filter(Boolean);
  return { id: identity, name: `@${user}`, detail: team, identity, scopes };
}
