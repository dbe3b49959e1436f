import { missingScopes } from "@/lib/installations/effective";
import { integrationsOf } from "@/lib/integrations/catalog";
import type { Integration } from "@/lib/integrations/manifest";
import type { Provider } from "@/lib/providers/provider";
import { describeScopes } from "./asked-scopes";

/** Whether what was granted is enough. `missing` is in plain words. */
export type ScopeVerdict = {
  kind: "complete" | "partial" | "unusable";
  missing: string[];
  toolsOn: number;
};

/**
 * Compares what was granted with what the integration needs, and with what the account gave before:
 * a new credential takes the place of the old one, so what it lacks is lost to every integration.
 */
export function judgeScopes(
  integration: Integration,
  provider: Provider,
  granted: readonly string[],
  grantedBefore: readonly string[],
): ScopeVerdict {
  const words = (scopes: readonly string[]) =>
    describeScopes(integration, provider, [...new Set(scopes)]).map((each) => each.words);
  const without = integration.tools.map((tool) => missingScopes(tool.scopes, granted));
  const toolsOn = without.filter((scopes) => scopes.length === 0).length;
  const required = integration.requiredScopes.filter((scope) => !granted.includes(scope));
  if (required.length > 0) return { kind: "unusable", missing: required, toolsOn: 0 };
  const known = integrationsOf(provider.id).flatMap(({ scopes }) => Object.keys(scopes));
  const lost = grantedBefore.filter((scope) => known.includes(scope) && !granted.includes(scope));
  const missing = [...without.flat(), ...lost];
  if (missing.length === 0) return { kind: "complete", missing: [], toolsOn };
  const none = toolsOn === 0 && integration.tools.length > 0;
  return { kind: none ? "unusable" : "partial", missing: words(missing), toolsOn };
}
