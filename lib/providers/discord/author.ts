import { z } from "zod";
import { Snowflake } from "./snowflake";

/** A person or bot as Discord names them. */
export const Author = z.object({
  id: Snowflake,
  username: z.string(),
  global_name: z.string().nullish(),
  bot: z.boolean().optional(),
});
export type Author = z.output<typeof Author>;

/** As people see it there: their name on the server, the one they chose, the one they signed up with. */
export const displayName = (
  { global_name, username }: Author,
  member?: { nick?: string | null | undefined } | null,
): string => member?.nick ?? global_name ?? username;
