import { integrationsOf } from "@/lib/integrations/catalog";
import type { Integration } from "@/lib/integrations/manifest";
import type { Provider } from "@/lib/providers/provider";

/** One permission that a provider will ask about, in plain words. */
export type AskedScope = {
  scope: string;
  words: string;
  /** Titles of the tools that need it. */
  tools: string[];
  /** Whether nothing works without it. */
  required: boolean;
};

const unique = (scopes: readonly string[]): string[] => [...new Set(scopes)];

const firstAlternatives = ({ tools }: Integration): string[] =>
  tools.flatMap(({ scopes }) =>
    scopes.flatMap((scope) => (typeof scope === "string" ? [scope] : scope.slice(0, 1))),
  );

const baseScopes = ({ auth }: Provider): readonly string[] =>
  auth.type === "oauth" ? (auth.baseScopes ?? []) : [];

/**
 * What to ask for: what names the account, what the integration needs, and what accounts of this
 * provider already hold here, so that the new grant serves their integrations too.
 */
export const scopesToAsk = (
  integration: Integration,
  provider: Provider,
  held: readonly string[],
): string[] =>
  unique([
    ...baseScopes(provider),
    ...integration.requiredScopes,
    ...firstAlternatives(integration),
    ...held,
  ]);

/** Scopes as they are shown to the person who is asked for them. */
export function describeScopes(
  integration: Integration,
  provider: Provider,
  scopes: readonly string[],
): AskedScope[] {
  const others = integrationsOf(provider.id).filter(({ id }) => id !== integration.id);
  return scopes.map((scope) => ({
    scope,
    words: wordsOf(scope, [integration, ...others], baseScopes(provider)),
    tools: [integration, ...others].flatMap((each) =>
      each.tools
        .filter((tool) => tool.scopes.some((needed) => [needed].flat()[0] === scope))
        .map(({ title }) => title),
    ),
    required: integration.requiredScopes.includes(scope),
  }));
}

function wordsOf(
  scope: string,
  integrations: readonly Integration[],
  base: readonly string[],
): string {
  for (const { scopes } of integrations) {
    const words = scopes[scope];
    if (words !== undefined) return words;
  }
  return base.includes(scope) ? "see which account this is" : scope;
}

/** Scopes that were asked for and not given; those that only name the account do not count. */
export const scopesNotGiven = (
  provider: Provider | undefined,
  requested: readonly string[],
  granted: readonly string[],
): string[] =>
  requested.filter(
    (scope) => !granted.includes(scope) && !(provider && baseScopes(provider).includes(scope)),
  );
