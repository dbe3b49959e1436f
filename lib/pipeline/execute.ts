import "server-only";
import { z } from "zod";
import { type Directory, inOrganization, type Tx } from "@/lib/db";
import { AppError, forbidden, notFound, parse } from "@/lib/errors";
import { logInfo } from "@/lib/log";
import { allows, permissions, roleAt } from "./access";
import type { Actor, Caller } from "./actor";
import { announce } from "./announce";
import { recordAudit } from "./audit";
import { loadPlace, type Place } from "./lineage";
import { lockTree } from "./lock-tree";
import type { Command, CommandContext, Operation } from "./operation";

const Id = z.uuid();

/**
 * Runs an operation for a caller: parse the input, authorize, run, and for commands commit with an
 * audit event. This is the only caller of `operation.run`.
 */
export async function execute<Input extends z.ZodObject, Output extends z.ZodType>(
  operation: Operation<Input, Output>,
  caller: Caller,
  rawInput: unknown,
): Promise<z.output<Output>> {
  await assertOpenTo(operation, caller);
  const input = parse(operation.input, rawInput);
  const { actor, organizationId } = caller;
  if (!Id.safeParse(organizationId).success) throw notFound();
  try {
    const known = knownPlace(operation, caller, input);
    const base = { caller, actor, organizationId };
    if (operation.kind === "query") {
      if (known && operation.fromSnapshot) {
        const context = { ...base, ...known, data: caller.snapshot?.data };
        return operation.fromSnapshot(context, input);
      }
      return await inOrganization(organizationId, async (tx) => {
        const places = await authorize(tx, operation, caller, input);
        const context = { ...base, places, place: first(places), tx };
        return operation.output.parse(await operation.run(context, input));
      });
    }
    const places =
      known && operation.journaled
        ? known.places
        : await inOrganization(organizationId, (tx) => authorize(tx, operation, caller, input));
    const context = { ...base, places, place: first(places) };
    return await runCommand(operation, caller, input, context).catch(async (error: unknown) => {
      if (error instanceof AppError && error.kind === "forbidden")
        await recordRefused(operation, caller, context.place.node.id, { reason: error.message });
      throw error;
    });
  } catch (error) {
    if (error instanceof Refusal) await recordRefusal(operation, caller, error);
    throw error instanceof Refusal ? error.toAppError() : error;
  }
}

/** Refuses a program everything that is not open to programs, before anything is looked up for it. */
export async function assertOpenTo(
  operation: Pick<Operation, "name" | "programs">,
  caller: Caller,
): Promise<void> {
  if (caller.actor.kind !== "program" || operation.programs === true) return;
  const reason = "A server token may report what agents use, and nothing else.";
  await recordRefused(operation, caller, caller.organizationId, { reason });
  throw forbidden(reason);
}

/**
 * Refuses a caller who may not do this (any more), without doing it: for an answer that is given once
 * more. What is not there any more has no role to ask for; it may be this very request that ended it.
 */
export async function assertMay<Input extends z.ZodObject>(
  operation: Operation<Input>,
  caller: Caller,
  rawInput: unknown,
): Promise<void> {
  await assertOpenTo(operation, caller);
  const input = parse(operation.input, rawInput);
  try {
    await inOrganization(caller.organizationId, (tx) => authorize(tx, operation, caller, input));
  } catch (error) {
    if (error instanceof Refusal) await recordRefusal(operation, caller, error);
    if (error instanceof AppError && error.kind === "not_found") return;
    throw error instanceof Refusal ? error.toAppError() : error;
  }
}

/**
 * Where an agent acts at itself, as it was read together with its key a moment ago; undefined for
 * everything else. An operation with `fromSnapshot` or `journaled` names the one node of its input.
 */
function knownPlace(
  { agents }: Pick<Operation, "agents">,
  { actor, snapshot }: Caller,
  input: Record<string, unknown>,
): { place: Place; places: Place[] } | undefined {
  if (!snapshot || actor.kind !== "agent" || agents !== true) return undefined;
  const { place } = snapshot;
  return place.node.id === actor.nodeId && input.nodeId === actor.nodeId
    ? { place, places: [place] }
    : undefined;
}

async function runCommand<Input extends z.ZodObject, Output extends z.ZodType>(
  operation: Command<Input, Output>,
  caller: Caller,
  input: z.output<Input>,
  base: Omit<CommandContext, "read" | "commit">,
): Promise<z.output<Output>> {
  const { organizationId } = caller;
  let commits = 0;
  const commit: CommandContext["commit"] = async (change) => {
    const result = await inOrganization(organizationId, async (tx) => {
      await lockTree(tx, organizationId, operation.exclusive ?? false);
      const places = await authorize(tx, operation, caller, input);
      const { result, audit } = await change(tx, { place: first(places), places });
      const nodeId = first(places).node.id;
      await recordAudit(tx, caller, {
        ...audit,
        nodeId,
        operation: operation.name,
        outcome: "done",
      });
      const nodeIds = places.map(({ node }) => node.id);
      await announce(tx, { organizationId, nodeIds, what: operation.name });
      return result;
    });
    commits += 1;
    return result;
  };
  const read: CommandContext["read"] = (work) => inOrganization(organizationId, work);

  const output = operation.output.parse(await operation.run({ ...base, read, commit }, input));
  if (commits === 0 && operation.journaled !== true)
    throw new Error(`${operation.name} changed nothing: it must commit`);
  return output;
}

/** A caller who may not do this at a place that does exist. */
class Refusal extends Error {
  readonly place: Place;
  readonly least: string;
  readonly isAgent: boolean;

  constructor(place: Place, least: string, actor: Actor) {
    super(`takes ${least}`);
    this.place = place;
    this.least = least;
    this.isAgent = actor.kind === "agent";
  }

  toAppError(): AppError {
    if (this.place.role === null) return notFound();
    return forbidden(
      this.isAgent
        ? `An agent cannot do this for itself. Ask ${this.least}.`
        : `This takes ${this.least}.`,
    );
  }
}

async function authorize<Input extends z.ZodObject>(
  tx: Tx & Directory,
  operation: Operation<Input>,
  caller: Caller,
  input: z.output<Input>,
): Promise<Place[]> {
  const { actor, organizationId } = caller;
  const ids = await operation.nodes(tx, input, organizationId, actor);
  const places: Place[] = [];
  let admitted: boolean | undefined;
  for (const [index, id] of ids.entries()) {
    const place = await loadPlace(tx, organizationId, id, actor);
    const permission = operation.permissionAt?.(index, input) ?? operation.permission;
    const isAllowed =
      actor.kind === "agent"
        ? operation.agents === true && id === actor.nodeId && place.node.kind === "agent"
        : (actor.kind === "program" && operation.programs === true) ||
          allows(place.role, permission, place.node.kind) ||
          (admitted ??= (await operation.admits?.(tx, input, caller)) ?? false);
    if (!isAllowed) {
      const least = permissions[permission](place.node.kind);
      throw new Refusal(place, roleAt(least, place.node.name), actor);
    }
    places.push(place);
  }
  return places;
}

function first(places: readonly Place[]): Place {
  const [place] = places;
  if (!place) throw new Error("An operation names at least one node");
  return place;
}

/** Refusals are told to the organization where the caller is known in it, else only to the server's log. */
async function recordRefusal(
  operation: Pick<Operation, "name">,
  caller: Caller,
  refusal: Refusal,
): Promise<void> {
  const { place, least } = refusal;
  if (place.role === null)
    logInfo("refused", { operation: operation.name, actor: caller.actor, node: place.node.id });
  else await recordRefused(operation, caller, place.node.id, { needs: least });
}

const recordRefused = (
  { name }: Pick<Operation, "name">,
  caller: Caller,
  nodeId: string,
  details: { needs: string } | { reason: string },
): Promise<void> =>
  inOrganization(caller.organizationId, (tx) =>
    recordAudit(tx, caller, { nodeId, operation: name, outcome: "refused", details }),
  );
