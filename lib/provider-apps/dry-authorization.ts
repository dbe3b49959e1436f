import "server-only";
import { redirectUriOf } from "@/lib/connections/redirect-uri";
import { NoAnswerError } from "@/lib/outbound/no-answer";
import { sendToWorld } from "@/lib/outbound/route";
import type { ClientVerdict, OAuth, Provider, World } from "@/lib/providers/provider";

const timeoutMs = 10_000;
const maxBytes = 64 * 1024;

/** "unsaid" where the provider asks to sign in first, or does not answer. */
export type DryVerdict = ClientVerdict | "refused" | "unsaid";

/**
 * Asks a provider's authorization page about a client, as a browser that is not signed in would, and
 * goes nowhere from there.
 */
export async function tryAuthorization(
  { id, name, auth }: Provider & { auth: OAuth },
  world: World,
  clientId: string,
): Promise<DryVerdict> {
  const url = new URL(auth.authorizationUrl);
  const parameters = {
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUriOf(id),
    state: "check",
    ...(auth.baseScopes && { scope: auth.baseScopes.join(auth.scopeSeparator) }),
    ...auth.authorizeParams,
  };
  for (const [key, value] of Object.entries(parameters)) url.searchParams.set(key, value);
  const headers = new Headers({ accept: "text/html", "user-agent": "Alfe-Integrations" });
  try {
    const request = { name, url, method: "GET", headers, maxBytes, timeoutMs };
    const { status, headers: answered } = await sendToWorld(world)(request);
    const location = toUrl(answered.get("location"), url);
    return auth.knowsClient?.({ status, location }) ?? judgeStatus(status);
  } catch (error) {
    if (error instanceof NoAnswerError) return "unsaid";
    throw error;
  }
}

/** RFC 6749 4.1.2.1 has a wrong client or redirect address refused on the spot. */
function judgeStatus(status: number): DryVerdict {
  if (status === 401 || status === 404) return "unknown";
  return status === 400 ? "refused" : "unsaid";
}

const toUrl = (location: string | null, base: URL): URL | null =>
  location !== null && URL.canParse(location, base.href) ? new URL(location, base) : null;
