import { z } from "zod";
import type { ProviderCall } from "@/lib/providers/provider";
import { readAnswer } from "../read-answer";
import { Content, type Block } from "./block-text";

export const api = "https://api.notion.com/v1";

const Page = z.object({
  results: z.array(z.looseObject({ id: z.string(), type: z.string(), has_children: z.boolean() })),
  next_cursor: z.string().nullish(),
});

const maxDepth = 4;
const maxRequests = 40;

/** Reads the blocks of a page and those inside them, as far as a bounded number of requests goes. */
export async function readBlocks(
  call: ProviderCall,
  id: string,
): Promise<{ blocks: Block[]; truncated: boolean }> {
  let requests = 0;
  let truncated = false;

  async function childrenOf(parent: string, depth: number): Promise<Block[]> {
    const blocks: Block[] = [];
    let cursor: string | undefined;
    do {
      if (depth > maxDepth || requests >= maxRequests) {
        truncated = true;
        return blocks;
      }
      requests += 1;
      const url = `${api}/blocks/${parent}/children`;
      const response = await call({ url, query: { page_size: 100, start_cursor: cursor } });
      const { results, next_cursor } = readAnswer(Page, response);
      for (const block of results) {
        const { data } = Content.safeParse(block[block.type]);
        // A page or database inside this one is another thing to read.
        const isOther = block.type.startsWith("child_");
        const children =
          block.has_children && !isOther ? await childrenOf(block.id, depth + 1) : [];
        blocks.push({ type: block.type, content: data ?? {}, children });
      }
      cursor = next_cursor ?? undefined;
    } while (cursor !== undefined);
    return blocks;
  }

  const blocks = await childrenOf(id, 0);
  return { blocks, truncated };
}
