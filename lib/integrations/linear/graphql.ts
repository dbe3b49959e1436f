import { z } from "zod";
import type { ProviderCall } from "@/lib/providers/provider";
import { readAnswer } from "../read-answer";

/** Sends one GraphQL request. Refusals have been thrown already by the provider's `failure`. */
export async function query<Schema extends z.ZodType>(
  call: ProviderCall,
  data: Schema,
  text: string,
  variables: Record<string, unknown> = {},
): Promise<z.output<Schema>> {
  const response = await call({
    method: "POST",
    url: "https://api.linear.app/graphql",
    json: { query: text, variables },
  });
  const answer = readAnswer(z.object({ data: z.unknown() }), response);
  return readAnswer(data, { body: answer.data });
}

/** One page of a list. */
export const connectionOf = <Item extends z.ZodType>(item: Item) =>
  z.object({
    nodes: z.array(item),
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullish() }),
  });

export const nextCursor = ({
  pageInfo,
}: {
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}): string | undefined => (pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined);
