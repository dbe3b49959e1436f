import { z } from "zod";
import type { ProviderCall } from "../provider";
import { readAccount } from "../read-account";
import { api } from "./application";
import { Snowflake } from "./snowflake";

const Guilds = z.array(z.object({ id: Snowflake, name: z.string() }));
export type Guild = z.output<typeof Guilds>[number];

const pageSize = 200;

/** The servers that the bot is in. */
export async function readGuilds(call: ProviderCall): Promise<Guild[]> {
  const all: Guild[] = [];
  for (;;) {
    const response = await call({
      url: `${api}/users/@me/guilds`,
      query: { limit: pageSize, after: all.at(-1)?.id },
    });
    const page = readAccount("Discord", Guilds, response.body);
    all.push(...page);
    if (page.length < pageSize) return all;
  }
}
