import type { DryVerdict } from "./dry-authorization";
import type { SecretVerdict } from "./try-secret";

export type CheckVerdict = "known" | "unknown" | "unsaid";

/** What a check found out, in one sentence that claims no more than the provider said. */
export function describeCheck(
  provider: string,
  client: DryVerdict,
  secret: SecretVerdict | null,
): { verdict: CheckVerdict; message: string } {
  const unknown = (message: string) => ({ verdict: "unknown" as const, message });
  if (client === "unknown") return unknown(`${provider} does not know this client id.`);
  if (client === "refused")
    return unknown(`${provider} refuses this client id or the redirect address. Check both there.`);
  if (client === "redirect_refused" || secret === "redirect_refused")
    return unknown(
      `${provider} knows this client, but not the redirect address. Add it to the app there.`,
    );
  if (secret === "refused")
    return unknown(
      client === "known"
        ? `${provider} knows this client, but does not accept the client secret.`
        : `${provider} does not accept this client id with this client secret.`,
    );
  if (secret === "accepted")
    return {
      verdict: "known",
      message: `${provider} knows this client and accepts its secret.`,
    };
  return client === "known"
    ? { verdict: "known", message: `${provider} knows this client.` }
    : { verdict: "unsaid", message: `${provider} did not say; try connecting.` };
}
