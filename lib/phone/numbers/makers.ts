import { integrationsOf } from "@/lib/integrations/catalog";
import type { Integration } from "@/lib/integrations/manifest";
import { providers } from "@/lib/providers/catalog";
import type { NumberSource } from "@/lib/providers/numbers";
import type { Provider } from "@/lib/providers/provider";

/** A company at which accounts can buy numbers. */
export type Maker = { provider: Provider; numbers: NumberSource; makes: string };

/** All of them, in the catalog's order. */
export const makers = (): Maker[] =>
  Object.values(providers).flatMap((provider) =>
    provider.make?.kind === "number"
      ? [{ provider, numbers: provider.make.numbers, makes: provider.make.provider }]
      : [],
  );

/** The one with this id; undefined where there is none. */
export const makerOf = (providerId: string): Maker | undefined =>
  makers().find(({ provider }) => provider.id === providerId);

/** The integration whose accounts are numbers. */
export function numberIntegration(): Integration {
  const [maker] = makers();
  const [integration] = maker ? integrationsOf(maker.makes) : [];
  if (!integration) throw new Error("The catalog has an integration for numbers");
  return integration;
}
