import type { Caller } from "@/lib/pipeline/actor";
import type { Operation } from "@/lib/pipeline/operation";

export const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof methods)[number];

/** One address of the REST API and the operation behind it. */
export type Endpoint = {
  method: Method;
  /** Below `/api/v1`, with parameters in braces: `/nodes/{node}/children`. */
  path: string;
  operation: Operation;
  /** Which field of the input a parameter or property is, where it is called otherwise here. */
  names?: Readonly<Record<string, string>>;
  /** The field of the input that the body is as a whole; its `nodeId` comes from the path. */
  whole?: string;
  /** Several endpoints may share method and path: this one answers where the body has this property. */
  onlyWith?: string;
  /** Answers 201 Created. */
  created?: true;
  /** Address of what was made, with fields of the output and parameters of the path in braces. */
  location?: string;
  /** How long an answer may take; 30 s where nothing is said. */
  timeLimitMs?: number;
  /** Answers in its own time, e.g. once there is something to say; else the operation is run at once. */
  answer?: (asked: Asked) => Promise<unknown>;
  /** Writes what the operation returns as JSON, where JSON.stringify would write the same anew each time. */
  json?: (output: never) => string;
  /** Sends a file of this type, in its own way; else what the operation returns is sent as JSON. */
  download?: { type: string; respond: (asked: Asked) => Promise<Response> };
  /** What is sent instead to somebody who accepts `text/event-stream`. */
  stream?: (asked: Asked) => Response | Promise<Response>;
};

/** A request for an endpoint, with all that its operation takes. */
export type Asked = {
  caller: Caller;
  input: Record<string, unknown>;
  request: Request;
  /** Whether it would still be let in as the same caller. */
  isStillLetIn: () => Promise<boolean>;
};

/** What the parameters of paths are as fields of an input. */
const pathNames: Readonly<Record<string, string>> = {
  node: "nodeId",
  connection: "connectionId",
  conversation: "conversationId",
  attempt: "attemptId",
  call: "callId",
  approval: "approvalId",
  budget: "budgetId",
  payment: "paymentId",
  key: "keyId",
  receipt: "removalId",
  step: "stepId",
  member: "membershipId",
  invitation: "invitationId",
  link: "linkId",
};

/** Fields of inputs that name a node, which a request may name by its path as well. */
export const nodeFields: readonly string[] = ["nodeId", "parentId", "toNodeId"];

/** The names in a path's braces, in their order. */
export const pathParameters = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);

/** Which field of the input a parameter of the path is. */
export const fieldOfParameter = ({ names, operation }: Endpoint, parameter: string): string => {
  const own = names?.[parameter];
  if (own !== undefined) return own;
  const field = pathNames[parameter];
  // Of an operation that takes the field as a part of something, the path gives that part.
  return field !== undefined && !Object.hasOwn(operation.input.shape, parameter)
    ? field
    : parameter;
};

/** A field of the input that the query (of GET and DELETE) or the body (of the others) gives. */
export type SentField = { name: string; field: string };

/** What is sent beside the path: all fields of the input that the path does not give. */
export function sentFields(endpoint: Endpoint): SentField[] {
  const { operation, path, names = {} } = endpoint;
  const parameters = pathParameters(path);
  const given = parameters.map((parameter) => fieldOfParameter(endpoint, parameter));
  const called = new Map(
    Object.entries(names).flatMap(([name, field]) =>
      parameters.includes(name) ? [] : [[field, name] as const],
    ),
  );
  return Object.keys(operation.input.shape)
    .filter((field) => !given.includes(field))
    .map((field) => ({ name: called.get(field) ?? field, field }));
}

/** Whether what is sent beside the path stands in the query; else it is the body. */
export const readsQuery = ({ method }: Pick<Endpoint, "method">): boolean =>
  method === "GET" || method === "DELETE";
