import { LinearError, type Args, type Entity } from "./execute-query";
import { matchesFilter } from "./filter";

/** A list of the graph: filtered, ordered and paged as its arguments say. */
export function toConnection(typename: string, all: Entity[], args: Args): Entity {
  const key = args.orderBy === "updatedAt" ? "updatedAt" : "createdAt";
  const found = all.filter((entity) => matchesFilter(entity, args.filter));
  if (found.every((entity) => key in entity))
    found.sort((a, b) => Date.parse(String(b[key])) - Date.parse(String(a[key])));
  const size = args.first ?? args.last ?? 50;
  if (typeof size !== "number" || !Number.isInteger(size) || size < 1 || size > 250)
    throw new LinearError("first must be between 1 and 250", "invalid input", "INPUT_ERROR");
  const after = args.after === undefined ? -1 : found.findIndex(({ id }) => id === args.after);
  const nodes = found.slice(after + 1, after + 1 + size);
  return {
    __typename: `${typename}Connection`,
    nodes,
    edges: nodes.map((node) => ({ __typename: `${typename}Edge`, node, cursor: node.id })),
    pageInfo: {
      __typename: "PageInfo",
      hasNextPage: after + 1 + size < found.length,
      hasPreviousPage: after >= 0,
      startCursor: nodes[0]?.id ?? null,
      endCursor: nodes.at(-1)?.id ?? null,
    },
  };
}
