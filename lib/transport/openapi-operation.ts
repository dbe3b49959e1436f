import { permissions } from "@/lib/pipeline/access";
import type { Operation } from "@/lib/pipeline/operation";
import type { Endpoint } from "./endpoint";
import { idempotencyKey, type Parameter, toBody, toParameters } from "./openapi-parameters";
import { type Responses, toResponses } from "./openapi-responses";
import type { JsonSchema, Schemas } from "./openapi-schemas";
import { tagOf } from "./openapi-tags";

export type OpenApiOperation = {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  security: Record<string, []>[];
  parameters?: Parameter[];
  requestBody?: { required: boolean; content: Record<string, { schema: JsonSchema }> };
  responses: Responses;
};

/**
 * What is done at one method and path. Where several operations share it, which one it is depends on
 * what is sent, and the description tells all of them.
 */
export function toOpenApiOperation(
  endpoints: readonly Endpoint[],
  schemas: Schemas,
): OpenApiOperation {
  const [main] = endpoints.toSorted(
    (a, b) => Number(a.onlyWith !== undefined) - Number(b.onlyWith !== undefined),
  );
  if (!main) throw new Error("An operation has an endpoint");
  const { operation, path, method } = main;
  const bodies = endpoints.flatMap(
    (endpoint) => toBody(endpoint, schemas.inputOf(endpoint.operation), schemas.resolve) ?? [],
  );
  const parameters = [
    ...toParameters(main, schemas.inputOf(operation)),
    ...idempotencyKey(operation.kind),
  ];
  return {
    operationId: operation.name,
    summary: firstSentence(operation.summary),
    description: endpoints.map((endpoint) => describe(endpoint, endpoints.length > 1)).join("\n\n"),
    tags: [tagOf(path)],
    security: securityOf(operation, method === "GET"),
    ...(parameters.length > 0 && { parameters }),
    ...(bodies.length > 0 && {
      requestBody: {
        required: bodies.every(({ required }) => required),
        content: { "application/json": { schema: oneOrAny(bodies.map(({ schema }) => schema)) } },
      },
    }),
    responses: toResponses(
      main,
      oneOrAny(endpoints.map(({ operation }) => schemas.outputOf(operation))),
    ),
  };
}

function oneOrAny(schemas: readonly JsonSchema[]): JsonSchema {
  const different = [
    ...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values(),
  ];
  const [only] = different;
  return different.length === 1 && only ? only : { anyOf: different };
}

const firstSentence = (summary: string): string => /^.*?\.(?=\s|$)/.exec(summary)?.[0] ?? summary;

function describe({ operation, onlyWith }: Endpoint, isOneOfSeveral: boolean): string {
  const when = onlyWith === undefined ? [] : [`With \`${onlyWith}\` (\`${operation.name}\`):`];
  const shortOne = firstSentence(operation.summary);
  const rest = operation.summary.slice(shortOne.length).trim();
  const text = isOneOfSeveral ? operation.summary : rest;
  return [...when, text, whoMay(operation)].filter((part) => part !== "").join(" ");
}

function whoMay(operation: Operation): string {
  const least = permissions[operation.permission];
  const below = least("agent");
  const above = least("team");
  const roles = below === above ? below : `${below}; at teams and the organization ${above}`;
  return [
    `Least role: ${roles}.`,
    ...("permissionAt" in operation ? ["More where it reaches further."] : []),
    ...("admits" in operation ? ["Also open to whoever it was sent to or begun by."] : []),
    ...(operation.agents ? ["An agent may do this at itself."] : []),
    ...(operation.programs ? ["A program with a server token may do this."] : []),
  ].join(" ");
}

const securityOf = ({ agents, programs }: Operation, isRead: boolean): Record<string, []>[] => [
  { personalToken: [] },
  ...(agents ? [{ agentKey: [] as [] }] : []),
  ...(programs ? [{ serverToken: [] as [] }] : []),
  ...(isRead ? [{ browserSession: [] as [] }] : []),
];
