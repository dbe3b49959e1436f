import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { disconnectConnection } from "@/lib/connections/disconnect";
import { moveConnection } from "@/lib/connections/move";
import { updateConnection } from "@/lib/connections/update";
import { worlds } from "@/lib/connections/world";
import { inOrganization } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { integrations } from "@/lib/integrations/catalog";
import type { Caller } from "@/lib/pipeline/actor";
import { execute } from "@/lib/pipeline/execute";
import type { Operation } from "@/lib/pipeline/operation";
import { revokeEverything } from "@/lib/removals/revoke-everything";
import {
  anyOrganization,
  lineOf,
  pinnable,
  type RandomOrganization,
  type StoredOrganization,
  storeOrganization,
} from "@/lib/testing/random-organization";
import { deleteNode } from "@/lib/tree/delete";
import { moveNode } from "@/lib/tree/move";
import { blockIntegration } from "./block";
import { configureIntegration } from "./configure";
import { availableTools, resolveEffective } from "./effective";
import { loadFacts } from "./facts";
import type { PlannedChange } from "./planned-change";
import { type ChangePreview, previewChange } from "./preview-change";
import { removeIntegration } from "./remove";
import { unblockIntegration } from "./unblock";

type Kind = PlannedChange["kind"];

/** What an agent has of one integration that is on. */
type Has = { account: string | null; tools: number; destructive: number };

/** What every agent of an organization has, by `agent integration`, each resolved by itself. */
async function everything({ organizationId, nodeIds }: StoredOrganization) {
  const facts = await inOrganization(organizationId, (tx) =>
    loadFacts(tx, organizationId, nodeIds),
  );
  const given = { facts, worlds: worlds(facts.providerApps), now: new Date() };
  const has = new Map<string, Has>();
  for (const { id, kind } of facts.nodes)
    for (const integration of integrations) {
      if (kind !== "agent") continue;
      const state = resolveEffective({ ...given, nodeId: id, integration });
      if (state.status !== "active") continue;
      const tools = availableTools(state);
      has.set(`${id} ${integration.id}`, {
        account: state.connection?.accountName ?? null,
        tools: tools.length,
        destructive: tools.filter(({ effect }) => effect === "destructive").length,
      });
    }
  return has;
}

type Effects = Map<string, string>;

/** What really changed, in the words of a preview. */
function effectsOf(before: Map<string, Has>, after: Map<string, Has>): Effects {
  const effects: Effects = new Map();
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const was = before.get(key);
    const is = after.get(key);
    const kind = !is ? "lose" : !was ? "gain" : was.account === is.account ? "same" : "switch";
    const { tools, destructive } = is ?? was ?? { tools: 0, destructive: 0 };
    effects.set(
      key,
      JSON.stringify([kind, was?.account ?? null, is?.account ?? null, tools, destructive]),
    );
  }
  return effects;
}

/** What a preview says, agent by agent. Agents are named after their ids here. */
function foretold({ lines }: ChangePreview): Effects {
  const effects: Effects = new Map();
  for (const line of lines) {
    expect(line.agentNames).toHaveLength(line.agents);
    for (const agent of line.agentNames) {
      const { kind, fromAccount, toAccount, tools, destructiveTools } = line;
      const said = [kind, fromAccount, toAccount, tools, destructiveTools];
      effects.set(`${agent} ${line.integration.id}`, JSON.stringify(said));
    }
  }
  return effects;
}

const isSame = (effect: string): boolean => effect.startsWith('["same"');

/** Which of what is possible; `wild` stands for anything, possible or not. */
type Picks = { a: number; b: number; c: number; wild: boolean };

const at = <T>(list: readonly T[], index: number): T | undefined => list[index % list.length];

const levels = ["organization", "team", "project", "agent"];

/** A change of a kind, of something that the organization has; undefined where it has nothing of the sort. */
function plan(
  kind: Kind,
  given: RandomOrganization,
  { organizationId, nodeIds, accountIds }: StoredOrganization,
  { a, b, c, wild }: Picks,
): PlannedChange | undefined {
  const idOf = (node: number | undefined) => nodeIds[node ?? 0] ?? organizationId;
  const numbered = <T>(list: readonly T[], fits: (item: T, index: number) => boolean) =>
    list.flatMap((item, index) => (wild || fits(item, index) ? [index] : []));
  const reaches = (node: number) =>
    given.nodes.some(({ kind }, index) => kind === "agent" && isBelow(given, index, node));
  const install = at(
    given.installs.filter(({ node }) => wild || reaches(node)),
    a,
  );
  switch (kind) {
    case "block":
      return (
        install && {
          kind,
          nodeId: idOf(
            at(
              numbered(given.nodes, (_node, at) => isBelow(given, at, install.node)),
              b,
            ),
          ),
          integration: install.integration,
        }
      );
    case "unblock": {
      const block = at(given.blocks, a);
      return block && { kind, nodeId: idOf(block.node), integration: block.integration };
    }
    case "remove":
      return install && { kind, nodeId: idOf(install.node), integration: install.integration };
    case "move": {
      const moving = wild ? a % nodeIds.length : 1 + (a % (nodeIds.length - 1));
      const { kind: own, parent } = given.nodes[moving] ?? { kind: "agent", parent: 0 };
      const targets = numbered(
        given.nodes,
        (node, index) => levels.indexOf(node.kind) < levels.indexOf(own) && index !== parent,
      );
      const target = at(targets, b);
      return target === undefined
        ? undefined
        : { kind, nodeId: idOf(moving), parentId: idOf(target) };
    }
    case "delete":
      return { kind, nodeId: idOf(1 + (a % (nodeIds.length - 1))) };
    case "revoke_all":
      return { kind, nodeId: organizationId, provider: at(["github", "google", null], b) ?? null };
    case "pin": {
      const github = given.installs.filter(({ integration }) => wild || integration === "github");
      const pinning = at(github, a);
      if (!pinning) return undefined;
      const { node, integration } = pinning;
      const accounts = pinnable(given, pinning).filter((index) => !given.accounts[index]?.broken);
      const one = at(wild ? [...accountIds.keys()] : accounts, b);
      const connectionId = c % 4 === 0 ? null : one === undefined ? null : accountIds[one];
      return { kind, nodeId: idOf(node), integration, connectionId: connectionId ?? null };
    }
    case "disconnect":
    case "move_connection":
    case "make_default": {
      const accounts = numbered(given.accounts, ({ provider, isDefault, node }) => {
        if (!reaches(node)) return false;
        if (kind === "make_default") return !isDefault && provider === "github";
        return kind === "disconnect" || provider !== "slack";
      });
      const account = at(accounts, a);
      const connectionId = account === undefined ? undefined : accountIds[account];
      if (account === undefined || connectionId === undefined) return undefined;
      const row = given.accounts[account];
      const nodeId = idOf(row?.node);
      if (kind === "make_default") return { kind, nodeId, connectionId };
      const siblings = accountIds.filter((_id, index) => {
        const other = given.accounts[index];
        return index !== account && other?.node === row?.node && other?.provider === row?.provider;
      });
      const nextDefault = row?.isDefault && c % 2 === 0 ? at(siblings, c) : undefined;
      if (kind === "disconnect") return { kind, nodeId, connectionId, nextDefault };
      const targets = numbered(given.nodes, (_node, index) => index !== row?.node);
      return { kind, nodeId, connectionId, toNodeId: idOf(at(targets, b)), nextDefault };
    }
    case "replace_account":
      return undefined;
  }
}

const isBelow = (given: RandomOrganization, node: number, top: number): boolean =>
  lineOf(given, node).includes(top);

/** What an operation takes of a plan: it would refuse the rest. */
const declared = ({ input }: Pick<Operation, "input">, plan: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(plan).filter(([name]) => name in input.shape));

/** Does it for real. Returns how many accounts that ended, and what was deleted, where that is told. */
async function carryOut(caller: Caller, change: PlannedChange, previewDigest: string) {
  const { nodeId } = change;
  switch (change.kind) {
    case "block":
      return execute(
        blockIntegration,
        caller,
        declared(blockIntegration, { ...change, previewDigest }),
      );
    case "unblock":
      return execute(
        unblockIntegration,
        caller,
        declared(unblockIntegration, { ...change, previewDigest }),
      );
    case "remove":
      return execute(
        removeIntegration,
        caller,
        declared(removeIntegration, { ...change, previewDigest }),
      );
    case "move":
      return execute(moveNode, caller, declared(moveNode, { ...change, previewDigest }));
    case "delete":
      return execute(deleteNode, caller, { nodeId, previewDigest });
    case "disconnect":
      return execute(
        disconnectConnection,
        caller,
        declared(disconnectConnection, { ...change, previewDigest }),
      );
    case "move_connection":
      return execute(
        moveConnection,
        caller,
        declared(moveConnection, { ...change, previewDigest }),
      );
    case "make_default": {
      const { connectionId } = change;
      return execute(updateConnection, caller, { connectionId, makeDefault: true, previewDigest });
    }
    case "pin": {
      const { integration, connectionId: connection } = change;
      const input = { nodeId, integration, connection, previewDigest };
      return execute(configureIntegration, caller, input);
    }
    case "revoke_all":
      return execute(
        revokeEverything,
        caller,
        declared(revokeEverything, { ...change, previewDigest }),
      );
    case "replace_account":
      throw new Error("Replacing needs an attempt");
  }
}

const refusal = (cause: unknown): AppError => {
  if (cause instanceof AppError) return cause;
  throw cause;
};

const liveAccounts = ({ organizationId }: StoredOrganization): Promise<string[]> =>
  inOrganization(organizationId, async (tx) => {
    const rows = await tx.connection.findMany({
      where: { organizationId, endedAt: null },
      select: { id: true },
    });
    return rows.map(({ id }) => id);
  });

async function check(kind: Kind, given: RandomOrganization, picks: Picks): Promise<void> {
  const stored = await storeOrganization(given);
  const { organizationId } = stored;
  const caller: Caller = { actor: { kind: "system" }, organizationId };
  const change = plan(kind, given, stored, picks);
  fc.pre(change !== undefined);
  const before = await everything(stored);
  const live = await liveAccounts(stored);
  const preview = await execute(previewChange, caller, { change }).catch(refusal);
  const digest = preview instanceof AppError ? "" : preview.digest;
  const done = await carryOut(caller, change, digest).catch(refusal);
  const after = await everything(stored);
  const real = effectsOf(before, after);
  if (done instanceof AppError || preview instanceof AppError) {
    // What cannot be foretold cannot be done either, and nothing happened.
    expect(done).toBeInstanceOf(AppError);
    expect([...real.values()].every(isSame)).toBe(true);
    if (preview instanceof AppError) expect(done).toMatchObject({ kind: preview.kind });
    else expect(refusal(done).message).not.toContain("Things changed");
    return;
  }
  const said = foretold(preview);
  const changed = (effects: Effects) =>
    [...effects].filter(([, effect]) => !isSame(effect)).toSorted();
  expect(changed(said)).toEqual(changed(real));
  for (const [key, effect] of said) expect([key, real.get(key)]).toEqual([key, effect]);
  const remaining = new Set(await liveAccounts(stored));
  const ended = live.filter((id) => !remaining.has(id));
  const endings = preview.connections.filter(({ kept }) => kept === null).map(({ id }) => id);
  expect(endings.toSorted()).toEqual(ended.toSorted());
  if ("counts" in done) expect(done.counts).toMatchObject(preview.deleted ?? {});
}

const anyPicks = fc.record({
  a: fc.nat({ max: 100 }),
  b: fc.nat({ max: 100 }),
  c: fc.nat({ max: 100 }),
  wild: fc.nat({ max: 9 }).map((roll) => roll === 9),
});

describe("what a preview says is what then happens, for every agent of the organization", () => {
  test.each<[Kind, number]>([
    ["block", 8],
    ["unblock", 6],
    ["remove", 16],
    ["move", 16],
    ["delete", 8],
    ["disconnect", 16],
    ["move_connection", 24],
    ["make_default", 24],
    ["pin", 16],
    ["revoke_all", 6],
  ])("%s", { timeout: 120_000 }, async (kind, numRuns) => {
    await fc.assert(
      // Small runs would else see small values only, among which hardly an agent has anything.
      fc.asyncProperty(fc.noBias(anyOrganization), fc.noBias(anyPicks), (given, picks) =>
        check(kind, given, picks),
      ),
      { numRuns, maxSkipsPerRun: 20 },
    );
  });
});
