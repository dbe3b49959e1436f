import {
  parseQuery,
  type Directive,
  type GraphQLDocument,
  type GraphQLOperation,
  type Selection,
  type Value,
} from "./parse-query";
import { isUnset } from "./unset-fields";

export type Args = Record<string, unknown>;

/** An object of the graph: its fields are values, or functions of the field's arguments. */
export type Entity = { __typename: string; [field: string]: unknown };

/** A failure of one field, with what Linear says about it. */
export class LinearError extends Error {
  readonly extensions: Record<string, unknown>;

  constructor(message: string, type: string, code: string) {
    super(message);
    this.extensions = { type, code, userError: true, userPresentableMessage: message };
  }
}

/** A request that does not fit the schema; it is refused before anything runs. */
export class GraphQLValidationError extends Error {}

export type GraphQLRequest = {
  query: string;
  variables: Args;
  operationName: string | undefined;
};

export type GraphQLResult = {
  data: Args | null;
  errors?: { message: string; path?: string[]; extensions: Record<string, unknown> }[];
};

/** Runs a request against the root objects, one field after the other. */
export function executeQuery(
  roots: { query: Entity; mutation: Entity },
  request: GraphQLRequest,
): GraphQLResult {
  const document = parseQuery(request.query);
  const operation = findOperation(document, request.operationName);
  if (operation.type === "subscription")
    throw new GraphQLValidationError("Subscriptions are not supported.");
  const variables = readVariables(operation, request.variables);
  const root = operation.type === "mutation" ? roots.mutation : roots.query;
  const execution = new Execution(document, variables);
  // Names of root fields are checked first, so that no mutation runs before a later one is refused.
  execution.check(root, operation.selections);
  try {
    return { data: execution.project(root, operation.selections) };
  } catch (error) {
    if (!(error instanceof LinearError)) throw error;
    const { message, extensions } = error;
    return { data: null, errors: [{ message, path: execution.path, extensions }] };
  }
}

function findOperation(document: GraphQLDocument, name: string | undefined): GraphQLOperation {
  const [first, ...others] = document.operations;
  if (name === undefined && others.length > 0)
    throw new GraphQLValidationError("Must provide operation name if query contains multiple.");
  const found = name === undefined ? first : document.operations.find((each) => each.name === name);
  if (found === undefined)
    throw new GraphQLValidationError(`Unknown operation named "${name ?? ""}".`);
  return found;
}

function readVariables({ variables }: GraphQLOperation, given: Args): Args {
  return Object.fromEntries(
    variables.map(({ name, isRequired, fallback }) => {
      const value = given[name] ?? (fallback === undefined ? undefined : toValue(fallback, {}));
      if (isRequired && (value === undefined || value === null))
        throw new GraphQLValidationError(
          `Variable "$${name}" of a required type was not provided.`,
        );
      return [name, value];
    }),
  );
}

function toValue(value: Value, variables: Args): unknown {
  switch (value.kind) {
    case "variable":
      return variables[value.name];
    case "list":
      return value.items.map((item) => toValue(item, variables));
    case "object":
      return toArgs(value.fields, variables);
    case "literal":
      return value.value;
  }
}

function toArgs(fields: Record<string, Value>, variables: Args): Args {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, toValue(value, variables)]),
  );
}

class Execution {
  readonly path: string[] = [];
  #document: GraphQLDocument;
  #variables: Args;

  constructor(document: GraphQLDocument, variables: Args) {
    this.#document = document;
    this.#variables = variables;
  }

  check(entity: Entity, selections: Selection[]): void {
    for (const field of this.#flatten(entity, selections)) assertField(entity, field.name);
  }

  project(entity: Entity, selections: Selection[]): Args {
    const result: Args = {};
    for (const field of this.#flatten(entity, selections)) {
      assertField(entity, field.name);
      this.path.push(field.alias);
      const held = entity[field.name];
      const value: unknown =
        typeof held === "function"
          ? (held as (args: Args) => unknown)(toArgs(field.args, this.#variables))
          : held;
      const shown = this.#complete(value, field);
      result[field.alias] = merge(result[field.alias], shown);
      this.path.pop();
    }
    return result;
  }

  #complete(value: unknown, field: Field): unknown {
    if (Array.isArray(value)) return value.map((item: unknown) => this.#complete(item, field));
    if (value === null || value === undefined) return null;
    if (!isEntity(value)) {
      if (field.selections !== undefined)
        throw new GraphQLValidationError(
          `Field "${field.name}" must not have a selection since its type has no subfields.`,
        );
      return value;
    }
    if (field.selections === undefined)
      throw new GraphQLValidationError(
        `Field "${field.name}" of type "${value.__typename}" must have a selection of subfields.`,
      );
    return this.project(value, field.selections);
  }

  #flatten(entity: Entity, selections: Selection[]): Field[] {
    return selections.flatMap((selection): Field[] => {
      if (!this.#isIncluded(selection.directives)) return [];
      if (selection.kind === "field") return [selection];
      const { on, selections: inner } =
        selection.kind === "inline" ? selection : this.#fragment(selection.fragment);
      const applies = on === undefined || on === entity.__typename || on === "Node";
      return applies ? this.#flatten(entity, inner) : [];
    });
  }

  #fragment(name: string) {
    const fragment = this.#document.fragments[name];
    if (fragment === undefined) throw new GraphQLValidationError(`Unknown fragment "${name}".`);
    return fragment;
  }

  #isIncluded(directives: Directive[]): boolean {
    return directives.every(({ name, args }) => {
      const condition = toArgs(args, this.#variables).if === true;
      return name === "skip" ? !condition : name !== "include" || condition;
    });
  }
}

type Field = Extract<Selection, { kind: "field" }>;

function assertField(entity: Entity, name: string): void {
  if (!Object.hasOwn(entity, name) && !isUnset(entity.__typename, name))
    throw new GraphQLValidationError(
      `Cannot query field "${name}" on type "${entity.__typename}".`,
    );
}

function isEntity(value: unknown): value is Entity {
  return typeof value === "object" && value !== null && "__typename" in value;
}

/** The same field asked for twice, such as by two fragments, is one field with both selections. */
function merge(before: unknown, after: unknown): unknown {
  const isMap = (value: unknown): value is Args =>
    typeof value === "object" && value !== null && !Array.isArray(value);
  if (!isMap(before) || !isMap(after)) return after;
  const merged = { ...before };
  for (const [name, value] of Object.entries(after)) merged[name] = merge(merged[name], value);
  return merged;
}
