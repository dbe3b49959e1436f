import type { z } from "zod";
import type { Directory, Tx } from "@/lib/db";
import type { Permission } from "./access";
import type { Actor, Caller } from "./actor";
import type { AuditDetails } from "./audit";
import type { Place } from "./lineage";

type Base = {
  caller: Caller;
  actor: Actor;
  organizationId: string;
  /** The nodes the input names, in the order of `nodes`; all are authorized. */
  places: Place[];
  /** The first of them: where the operation happens and is recorded. */
  place: Place;
};

/** What a running query sees: one transaction, already authorized and confined to the organization. */
export type QueryContext = Base & { tx: Tx & Directory };

/** What a query sees that is answered from what was read with the agent's key. */
export type SnapshotContext = Base & { data: unknown };

/** What a change returns: its result, and what the audit log says about it. */
export type Change<T> = { result: T; audit: AuditDetails };

export type CommandContext = Base & {
  /** Reads in a transaction of its own; never talk to a provider inside. */
  read: <T>(work: (tx: Tx & Directory) => Promise<T>) => Promise<T>;
  /**
   * Makes changes and their audit event in one transaction, after authorizing once more inside it.
   * Talk to providers before or after, never inside. A command commits at least once.
   */
  commit: <T>(
    change: (tx: Tx & Directory, now: { place: Place; places: Place[] }) => Promise<Change<T>>,
  ) => Promise<T>;
};

/** Functions are written as methods, so that a list can hold operations of every input. */
type Definition<Input extends z.ZodObject, Output extends z.ZodType, Context> = {
  /** Stable snake_case name, e.g. `install_integration`: the MCP tool, the audit label. */
  name: string;
  /** One sentence, for people and for language models. */
  summary: string;
  permission: Permission;
  /** Whether an agent may do this, at itself; no role is asked of it. */
  agents?: boolean;
  /** Whether a program with a server token may do this; no role is asked of it. */
  programs?: boolean;
  input: Input;
  output: Output;
  /** Ids of every node the input touches; the first is where it happens. */
  nodes(
    tx: Tx,
    input: z.output<Input>,
    organizationId: string,
    actor: Actor,
  ): string[] | Promise<string[]>;
  /**
   * Another permission for one of the nodes, e.g. the lesser one at the far end of a move.
   * Defaults to `permission` everywhere.
   */
  permissionAt?(index: number, input: z.output<Input>): Permission;
  /**
   * Lets in somebody whose role does not suffice, such as the person a connect link was sent to. Asked
   * only then, wherever roles are: also inside the transaction that writes. It gives no role: `place`
   * says what the person holds, and the operation shows them nothing else of it.
   */
  admits?(tx: Tx & Directory, input: z.output<Input>, caller: Caller): Promise<boolean>;
  run(context: Context, input: z.output<Input>): Promise<z.input<Output>>;
};

export type Query<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> = {
  kind: "query";
  /**
   * Answers an agent about itself from what was read with its key, without another look at the
   * database. Says the same as `run`, which stays as its reference; it is answered as it is, since to read it
   * once more by the schema would take longer than anything else about a hot read.
   */
  fromSnapshot?(context: SnapshotContext, input: z.output<I>): z.output<O>;
} & Definition<I, O, QueryContext>;

export type Command<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> = {
  kind: "command";
  /** Excludes every other command of the organization while it commits: changes of the tree and of roles. */
  exclusive?: boolean;
  /** Keeps a record of its own instead of an audit event, so that it need not commit (tool calls). */
  journaled?: boolean;
} & Definition<I, O, CommandContext>;

/**
 * One thing the product can do, described once. Every surface runs it through `execute`, so none can
 * skip validation, authorization or the audit log.
 */
export type Operation<I extends z.ZodObject = z.ZodObject, O extends z.ZodType = z.ZodType> =
  Query<I, O> | Command<I, O>;

/** Defines an operation that only reads. */
export const defineQuery = <I extends z.ZodObject, O extends z.ZodType>(
  definition: Omit<Query<I, O>, "kind">,
): Query<I, O> => ({ kind: "query", ...definition });

/** Defines an operation that changes something. */
export const defineCommand = <I extends z.ZodObject, O extends z.ZodType>(
  definition: Omit<Command<I, O>, "kind">,
): Command<I, O> => ({ kind: "command", ...definition });
