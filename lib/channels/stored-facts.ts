import { z } from "zod";
import type { ChannelFacts } from "@/lib/providers/channel";

/** What answering somewhere takes, as a row keeps it. */
export const Reference = z.record(z.string(), z.json());

export const StoredState = z.object({
  id: z.string(),
  state: z.enum(["ok", "waiting", "todo", "stop"]),
  text: z.string(),
  href: z.string().optional(),
  site: z.string().optional(),
});

/** A connection's facts, as its row keeps them. */
export const StoredFacts = z.object({
  handle: z.string().optional(),
  where: z.string().optional(),
  link: z.string().optional(),
  states: z.array(StoredState).optional(),
  own: z.record(z.string(), z.json()).optional(),
}) satisfies z.ZodType<ChannelFacts>;
