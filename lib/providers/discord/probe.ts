import type { Account, ProviderCall } from "../provider";
import { readApplication, readBotUser, tagOf } from "./application";

/** The application is the bot's identity: it serves one agent only. */
export async function probeDiscord(call: ProviderCall): Promise<Account> {
  const application = await readApplication(call);
  const user = await readBotUser(call);
  return {
    id: application.id,
    name: tagOf(user),
    detail: application.name,
    identity: application.id,
  };
}
