import { z } from "zod";
import { ContentBlock } from "@/lib/integrations/tool-content";
import type { CheckedCall } from "./check-call";
import { ToolOutcome } from "./tool-call";

/** What a call is answered with. */
export const Called = z.object({
  callId: z.string(),
  outcome: ToolOutcome,
  durationMs: z.number().int(),
  /** As the tool's output schema declares it; null while it waits and where nothing is known. */
  result: z.unknown(),
  /** True where the result was too long: then long texts and lists in it are their beginning. */
  truncated: z.boolean(),
  /** What it answered besides data: pictures, sounds, documents. Null for most tools. */
  content: z.array(ContentBlock).nullable(),
  account: z.object({ id: z.string(), accountName: z.string(), label: z.string() }).nullable(),
  /** What it waits for, where its outcome is `waiting`: a person decides at that address. */
  approval: z.object({ id: z.string(), url: z.string(), expiresAt: z.string() }).nullable(),
  /** What to know about a call that waits, or whose outcome is unknown. */
  message: z.string().nullable(),
});
export type Called = z.infer<typeof Called>;

/** The account of a call, as it is told. */
export const toAccount = (account: CheckedCall["account"]): Called["account"] =>
  account && { id: account.id, accountName: account.accountName, label: account.label };
