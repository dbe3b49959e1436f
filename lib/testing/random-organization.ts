import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { sealCredential } from "@/lib/connections/credential";
import { inOrganization } from "@/lib/db";
import { integrationsOf } from "@/lib/integrations/catalog";
import { Secret } from "@/lib/vault/secret";
import type { Prisma } from "@/prisma/generated/client";
import type { NodeKind } from "@/prisma/generated/enums";

type Placed = { node: number };

/** An organization to be made: nodes, accounts and all else are named by their place in these lists. */
export type RandomOrganization = {
  /** The first is the organization; a parent is the number of an earlier node. */
  nodes: { kind: NodeKind; parent: number }[];
  accounts: (Placed & {
    provider: string;
    account: number;
    isDefault: boolean;
    broken: boolean;
    /** Which of the scopes of its provider it was asked for and gave: all, all but the last, or none. */
    asked: "all" | "some" | "none";
    gave: "all" | "some" | "none";
  })[];
  installs: (Placed & { integration: string; pin: number | null })[];
  blocks: (Placed & { integration: string })[];
};

const kinds: readonly NodeKind[] = [
  "organization",
  ...(["team", "team", "project", "project"] as const),
  ...(["agent", "agent", "agent", "agent", "agent", "agent"] as const),
];
const rank: readonly NodeKind[] = ["organization", "team", "project", "agent"];

/** What of the catalog takes part: two integrations of one provider, one of another, a channel, one without accounts. */
const integrationIds = ["github", "gmail", "google-calendar", "slack", "web-fetch"] as const;
const providerIds = ["github", "google", "slack"] as const;

/** True all but one time in `times`. */
const often = (times: number): fc.Arbitrary<boolean> =>
  fc.nat({ max: times - 1 }).map((roll) => roll > 0);

/** What every agent has unless something nearer is in the way, so that a change has somebody to reach. */
const common = {
  account: {
    node: 0,
    provider: "github",
    account: 2,
    isDefault: true,
    broken: false,
    asked: "all",
    gave: "all",
  },
  install: { node: 0, integration: "github", pin: null },
} as const;

/** A few teams, projects and agents below random parents, with random accounts, installations, pins and blocks. */
export const anyOrganization: fc.Arbitrary<RandomOrganization> = fc
  .tuple(...kinds.map(() => fc.nat({ max: 100 })))
  .map((choices) =>
    kinds.map((kind, index) => {
      const above = kinds
        .slice(0, index)
        .flatMap((other, at) => (rank.indexOf(other) < rank.indexOf(kind) ? [at] : []));
      return { kind, parent: above[(choices[index] ?? 0) % above.length] ?? 0 };
    }),
  )
  .chain((nodes) => {
    // Most of it stands high up, where it reaches many agents.
    const node = fc.oneof(
      { weight: 5, arbitrary: fc.nat({ max: 4 }) },
      { weight: 1, arbitrary: fc.nat({ max: nodes.length - 1 }) },
    );
    const amount = fc.constantFrom(
      ...(["all", "all", "all", "all", "all", "all", "some", "none"] as const),
    );
    const integration = fc.constantFrom("github", "github", "github", "gmail", ...integrationIds);
    const oncePerNode = ({ node, integration }: { node: number; integration: string }) =>
      JSON.stringify([node, integration]);
    return fc.record({
      nodes: fc.constant(nodes),
      accounts: fc.uniqueArray(
        fc.record({
          node,
          provider: fc.constantFrom("github", "github", "github", "google", ...providerIds),
          account: fc.nat({ max: 1 }),
          isDefault: often(4),
          broken: often(7).map((works) => !works),
          asked: amount,
          gave: amount,
        }),
        {
          selector: ({ node, provider, account }) => JSON.stringify([node, provider, account]),
          minLength: 4,
          maxLength: 8,
        },
      ),
      installs: fc.uniqueArray(
        fc.record({ node, integration, pin: fc.option(fc.nat({ max: 100 }), { freq: 2 }) }),
        { selector: oncePerNode, minLength: 4, maxLength: 8 },
      ),
      blocks: fc.uniqueArray(fc.record({ node: fc.integer({ min: 1, max: 10 }), integration }), {
        selector: oncePerNode,
        maxLength: 2,
      }),
    });
  })
  .map(({ accounts, installs, ...rest }) => ({
    ...rest,
    accounts: [common.account, ...accounts],
    installs: [
      common.install,
      ...installs.filter(({ node, integration }) => node > 0 || integration !== "github"),
    ],
  }));

/** The numbers of a node and of all above it. */
export function lineOf(given: Pick<RandomOrganization, "nodes">, node: number): number[] {
  return node === 0 ? [0] : [node, ...lineOf(given, given.nodes[node]?.parent ?? 0)];
}

/** The numbers of the accounts that an installation may pin. */
export function pinnable(
  given: RandomOrganization,
  { node, integration }: { node: number; integration: string },
): number[] {
  const line = lineOf(given, node);
  return given.accounts.flatMap((account, index) =>
    line.includes(account.node) &&
    integrationsOf(account.provider).some(({ id }) => id === integration)
      ? [index]
      : [],
  );
}

/** The ids under which an organization was stored. */
export type StoredOrganization = {
  organizationId: string;
  nodeIds: string[];
  accountIds: string[];
};

const scopesOf = (provider: string, amount: "all" | "some" | "none"): string[] => {
  const all = [...new Set(integrationsOf(provider).flatMap(({ scopes }) => Object.keys(scopes)))];
  return amount === "all" ? all : amount === "some" ? all.slice(0, -1) : [];
};

/** Stores it as a new organization. Every node and account is named after its id. */
export function storeOrganization(given: RandomOrganization): Promise<StoredOrganization> {
  const organizationId = randomUUID();
  const nodeIds = given.nodes.map((_node, index) => (index === 0 ? organizationId : randomUUID()));
  const accountIds = given.accounts.map(() => randomUUID());
  const nodeId = (index: number) => nodeIds[index] ?? organizationId;
  return inOrganization(organizationId, async (tx) => {
    await tx.node.createMany({
      data: given.nodes.map(({ kind, parent }, index) => ({
        organizationId,
        id: nodeId(index),
        kind,
        name: nodeId(index),
        slug: `n${String(index)}-${nodeId(index).slice(0, 8)}`,
        ...(index > 0 && {
          parentId: nodeId(parent),
          parentKind: given.nodes[parent]?.kind ?? "organization",
        }),
      })),
    });
    const defaults = new Set<string>();
    const accounts: Prisma.ConnectionCreateManyInput[] = [];
    for (const [index, row] of given.accounts.entries()) {
      const id = accountIds[index] ?? "";
      const token = `sandbox-${id}`;
      const secret = new Secret({ accessToken: token, botToken: token, signingSecret: token });
      const place = JSON.stringify([row.node, row.provider]);
      const isDefault = row.isDefault && !defaults.has(place);
      if (isDefault) defaults.add(place);
      accounts.push({
        organizationId,
        id,
        nodeId: nodeId(row.node),
        provider: row.provider,
        world: "sandbox",
        accountId: `account-${String(row.account)}`,
        accountName: id,
        isDefault,
        requestedScopes: scopesOf(row.provider, row.asked),
        grantedScopes: scopesOf(row.provider, row.gave),
        brokenAt: row.broken ? new Date() : null,
        brokenReason: row.broken ? "revoked" : null,
        credential: await sealCredential(tx, secret, { organizationId, id }, 1),
      });
    }
    await tx.connection.createMany({ data: accounts });
    await tx.installation.createMany({
      data: given.installs.map((row) => {
        // Now and then a pin has lost its account, as after a move.
        const all = row.pin !== null && row.pin % 7 === 0;
        const ids = all ? accountIds : pinnable(given, row).map((index) => accountIds[index]);
        const pinned = row.pin === null ? undefined : ids[row.pin % Math.max(1, ids.length)];
        return {
          organizationId,
          nodeId: nodeId(row.node),
          integration: row.integration,
          pinnedConnectionId: pinned ?? null,
        };
      }),
    });
    await tx.block.createMany({
      data: given.blocks.map(({ node, integration }) => ({
        organizationId,
        nodeId: nodeId(node),
        integration,
      })),
    });
    return { organizationId, nodeIds, accountIds };
  });
}
