import type { OAuth } from "../provider";

/** Google judges the request before it asks anybody to sign in, and tells its reason in base64. */
export const googleKnowsClient: OAuth["knowsClient"] = ({ status, location }) => {
  if (status === 200) return "known";
  if (location?.hostname !== "accounts.google.com") return undefined;
  const reason = location.searchParams.get("authError");
  if (reason === null && !location.pathname.includes("/error")) return "known";
  const words = Buffer.from(reason ?? "", "base64").toString("latin1");
  if (words.includes("redirect_uri_mismatch")) return "redirect_refused";
  return words.includes("invalid_client") || words.includes("deleted_client")
    ? "unknown"
    : undefined;
};
