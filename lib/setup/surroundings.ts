import { worlds } from "@/lib/connections/world";
import { env } from "@/lib/env";
import { providers } from "@/lib/providers/catalog";

/** What kind of server this is, as every page says it. */
export type Surroundings = {
  /** The seeded organization on one's own machine. */
  demo: boolean;
  /** Which providers are simulated and which are real; null while the sandbox is off. */
  sandbox: { simulated: string[]; real: string[] } | null;
};

export function surroundings(): Surroundings {
  const { sandboxOn, oauth } = worlds([]);
  const all = Object.values(providers);
  const isReal = ({ id }: { id: string }) => oauth(id) === "real";
  const names = (list: typeof all) => list.map(({ name }) => name);
  return {
    demo: env().ALFE_DEMO,
    sandbox: sandboxOn
      ? {
          simulated: names(all.filter((provider) => !isReal(provider))),
          real: names(all.filter(isReal)),
        }
      : null,
  };
}
