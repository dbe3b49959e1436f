import { z } from "zod";
import type { Account, ProviderCall } from "../provider";
import { readAccount } from "../read-account";

const Bot = z.object({
  id: z.string(),
  name: z.string().nullish(),
  bot: z
    .object({
      workspace_name: z.string().nullish(),
      owner: z.object({ user: z.object({ name: z.string().nullish() }).nullish() }).nullish(),
    })
    .nullish(),
});

/** Each authorization is a bot of its own in the person's workspace. */
export async function probeNotion(call: ProviderCall): Promise<Account> {
  const { body } = await call({ url: "https://api.notion.com/v1/users/me" });
  const { id, name, bot } = readAccount("Notion", Bot, body);
  const person = bot?.owner?.user?.name;
  return {
    id,
    name: bot?.workspace_name ?? name ?? id,
    detail: person ? `connected by ${person}` : undefined,
  };
}
