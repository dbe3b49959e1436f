import { z } from "zod";

/** Names as they were when something was removed: what the receipt says of it. Never secret. */
export const RemovalDetails = z.object({
  /** "Slack", "octocat", "Website", "Everything at GitHub". */
  what: z.string().default("Something"),
  /** The place it was removed from, where the title says it: "scout". */
  from: z.string().nullable().default(null),
  /** The account, where there is no connection to name it. */
  account: z.string().nullable().default(null),
  /** Names of the providers that are cleaned up. */
  providers: z.array(z.string()).default([]),
  /** Accounts that could have ended with it and stay, and why. */
  kept: z.array(z.object({ accountName: z.string(), why: z.string() })).default([]),
});
export type RemovalDetails = z.output<typeof RemovalDetails>;

/** What the change itself knows; the rest follows from the accounts that end. */
export type GivenDetails = z.input<typeof RemovalDetails>;

/** Reads what is stored; what an older version stored is not less readable for it. */
export const detailsOf = (stored: unknown): RemovalDetails =>
  RemovalDetails.safeParse(stored).data ?? RemovalDetails.parse({});
