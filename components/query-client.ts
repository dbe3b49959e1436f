import {
  defaultShouldDehydrateQuery,
  environmentManager,
  QueryClient,
} from "@tanstack/react-query";
import { cache } from "react";

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      // What the server just rendered is not asked for again while the page starts.
      queries: { staleTime: 30_000, retry: 1 },
      dehydrate: {
        shouldDehydrateQuery: (query) =>
          defaultShouldDehydrateQuery(query) || query.state.status === "pending",
      },
    },
  });
}

const clientOfRequest = cache(createQueryClient);
let clientOfBrowser: QueryClient | undefined;

/** One query client per request on the server, so that nobody sees another's data; one per tab. */
export function getQueryClient(): QueryClient {
  if (environmentManager.isServer()) return clientOfRequest();
  clientOfBrowser ??= createQueryClient();
  return clientOfBrowser;
}
