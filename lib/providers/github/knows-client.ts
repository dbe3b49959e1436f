import type { OAuth } from "../provider";

/**
 * GitHub has no page for a client that it does not know, and returns to the app's own address when
 * the one that was asked for is another.
 */
export const githubKnowsClient: OAuth["knowsClient"] = ({ status, location }) => {
  if (status === 404) return "unknown";
  if (location?.searchParams.get("error") === "redirect_uri_mismatch") return "redirect_refused";
  // A sign-in may be asked for whoever the client is.
  return status === 200 ? "known" : undefined;
};
