import { z } from "zod";

/** One piece of a tool's answer that is more than data, in the words of the Model Context Protocol. */
export const ContentBlock = z.discriminatedUnion("type", [
  z.object({ type: z.literal("text"), text: z.string() }),
  z.object({ type: z.literal("image"), data: z.base64(), mimeType: z.string() }),
  z.object({ type: z.literal("audio"), data: z.base64(), mimeType: z.string() }),
  z.object({
    type: z.literal("resource"),
    resource: z.object({
      uri: z.string(),
      mimeType: z.string().optional(),
      /** Exactly one of `text` and `blob` (base64). */
      text: z.string().optional(),
      blob: z.base64().optional(),
    }),
  }),
  z.object({
    type: z.literal("resource_link"),
    uri: z.string(),
    name: z.string(),
    title: z.string().optional(),
    description: z.string().optional(),
    mimeType: z.string().optional(),
  }),
]);
export type ContentBlock = z.infer<typeof ContentBlock>;

/** What a tool returns that answers with more than data: pictures, sounds, documents. */
export class ToolContent {
  readonly blocks: readonly ContentBlock[];
  /** The same as data, where there is any: what `output` of the tool describes. */
  readonly structured: unknown;

  constructor(blocks: readonly ContentBlock[], structured?: unknown) {
    this.blocks = blocks;
    this.structured = structured;
  }
}
