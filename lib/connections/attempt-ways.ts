import { z } from "zod";
import type { Tx } from "@/lib/db";
import { providers } from "@/lib/providers/catalog";
import type { Provider } from "@/lib/providers/provider";
import { ProvisionKind, ProvisionState, provisionsOf } from "@/lib/provisions/provision";
import { setupsFor } from "@/lib/setups/setups-for";
import { appOfConnection } from "./attempt-authorization";
import type { AttemptRow } from "./attempt";

/** Signing in, pasting, or having something made for the agent. */
export const Way = z.enum(["oauth", "key", "app", "bot", "number"]);
export type Way = z.output<typeof Way>;

/** What an attempt's page offers besides signing in and pasting. */
export const AttemptWays = z.object({
  /** Whether it is a bot or number that people speak to. */
  isChannel: z.boolean(),
  /** How it can be connected, the simplest first. */
  ways: z.array(Way),
  /** Which of them was chosen. */
  way: Way.nullable(),
  /** The accounts that can make something for the agent, the nearest first. */
  setups: z.array(
    z.object({
      id: z.string().nullable().describe("Null for the server's own"),
      provider: z.string(),
      way: ProvisionKind,
      accountName: z.string(),
      world: z.enum(["real", "sandbox"]),
      nodeName: z.string().nullable(),
      isBroken: z.boolean(),
    }),
  ),
  /** The providers at which such an account could be connected. */
  setupProviders: z.array(z.object({ id: z.string(), name: z.string(), way: ProvisionKind })),
  /** What is being made for the agent. */
  provision: z
    .object({
      id: z.string(),
      kind: ProvisionKind,
      state: ProvisionState,
      detail: z.string(),
      request: z.record(z.string(), z.json()),
    })
    .nullable(),
});
export type AttemptWays = z.output<typeof AttemptWays>;

type Attempt = Pick<AttemptRow, "id" | "provider" | "way" | "reconnects">;

export async function waysOf(
  tx: Tx,
  organizationId: string,
  lineage: readonly { id: string; name: string }[],
  attempt: Attempt,
): Promise<AttemptWays> {
  const provider = providers[attempt.provider];
  if (!provider)
    return {
      isChannel: false,
      ways: [],
      way: null,
      setups: [],
      setupProviders: [],
      provision: null,
    };
  const makers = await makersOf(tx, organizationId, provider, attempt);
  const setups = [];
  for (const { id, way } of makers)
    for (const setup of await setupsFor(tx, organizationId, lineage, id))
      setups.push({ ...setup, way });
  const [made] = await provisionsOf(tx, organizationId, attempt.id);
  const { auth } = provider;
  const pasted = auth.type === "oauth" ? "oauth" : "key";
  const canPaste = auth.type === "oauth" || auth.fields.length > 0;
  return {
    isChannel: provider.channel !== undefined,
    ways: [...new Set([...makers.map(({ way }) => way), ...(canPaste ? [pasted] : [])])] as Way[],
    way: Way.nullable().catch(null).parse(attempt.way),
    setups,
    setupProviders: makers,
    provision: made
      ? {
          ...{ id: made.id, kind: made.kind, state: made.state },
          ...{ detail: made.detail, request: made.request },
        }
      : null,
  };
}

/** Who can make something for it. One that is authorized anew keeps its own app, where it has one. */
async function makersOf(
  tx: Tx,
  organizationId: string,
  { id, madeBy = [] }: Provider,
  { reconnects }: Attempt,
): Promise<AttemptWays["setupProviders"]> {
  const makers = madeBy.flatMap((maker) => {
    const { make, name } = providers[maker] ?? {};
    return make && name !== undefined ? [{ id: maker, name, way: make.kind }] : [];
  });
  if (reconnects === null) return makers;
  const app = await appOfConnection(tx, organizationId, id, reconnects);
  return app ? makers.filter(({ way }) => way === "app") : [];
}
