import type { ConnectAttempt } from "@/lib/connections/attempt-view";

/** Where to go from a connect page: back to where it was started, else to what it was for. */
export const backOf = ({ returnTo, node, integration }: ConnectAttempt): string =>
  returnTo ?? (node.path === null ? "/" : `${node.path}?open=${integration.id}`);
