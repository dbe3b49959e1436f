import "server-only";
import { endpoints } from "./endpoints";
import { openApiExtras } from "./openapi-extras";
import { type OpenApiOperation, toOpenApiOperation } from "./openapi-operation";
import { problemResponses, problemSchema, responseHeaders } from "./openapi-responses";
import { type JsonSchema, toSchemas } from "./openapi-schemas";
import { tagsIn } from "./openapi-tags";

export type OpenApi = {
  openapi: "3.1.1";
  info: { title: string; version: string; summary: string; description: string };
  servers: { url: string }[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, OpenApiOperation>>;
  components: {
    schemas: Record<string, JsonSchema>;
    responses: object;
    headers: object;
    securitySchemes: Record<string, object>;
  };
};

let made: OpenApi | undefined;

/** The description of the REST API, made once from the operations' own schemas and their addresses. */
export const openApi = (): OpenApi => (made ??= describeApi());

function describeApi(): OpenApi {
  const schemas = toSchemas([...new Set(endpoints.map(({ operation }) => operation))]);
  const routed = [...Map.groupBy(endpoints, ({ path }) => path)].map(([path, those]) => {
    const byMethod = Map.groupBy(those, ({ method }) => method.toLowerCase());
    return [
      path,
      Object.fromEntries(mapValues(byMethod, (each) => toOpenApiOperation(each, schemas))),
    ] as const;
  });
  const extras = openApiExtras();
  const paths = { ...extras.paths, ...Object.fromEntries(routed) };
  const used = new Set(
    Object.values(paths).flatMap((methods) => Object.values(methods).flatMap(({ tags }) => tags)),
  );
  return {
    openapi: "3.1.1",
    info: {
      title: "Alfe Integrations",
      version: "1",
      summary: "Integrations for AI agents: install, connect, use and remove them.",
      description,
    },
    servers: [{ url: "/api/v1" }],
    tags: tagsIn(used),
    paths,
    components: {
      schemas: sorted({ ...schemas.components, ...extras.schemas, Problem: problemSchema }),
      responses: problemResponses,
      headers: responseHeaders,
      securitySchemes,
    },
  };
}

const mapValues = <T, U>(map: ReadonlyMap<string, T>, to: (value: T) => U): [string, U][] =>
  [...map].map(([key, value]) => [key, to(value)]);

const sorted = <T>(record: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1)));

const securitySchemes = {
  personalToken: {
    type: "http",
    scheme: "bearer",
    description:
      "A person's token, `alfe_pt_…`: acts as that person, in one organization. From `alfe login`, or the account page.",
  },
  agentKey: {
    type: "http",
    scheme: "bearer",
    description: "An agent's key, `alfe_ag_…`: acts as that agent, only at itself.",
  },
  serverToken: {
    type: "http",
    scheme: "bearer",
    description:
      "A program's token, `alfe_sv_…`: reports what the organization's agents use, and does nothing else.",
  },
  browserSession: {
    type: "apiKey",
    in: "cookie",
    name: "alfe.session",
    description:
      "A browser that is signed in to the dashboard (over https the cookie is `__Host-alfe.session`). It may only read, from the same origin, and says which organization it asks in: `?organization=<id>`, or the path of a node.",
  },
};

const description = `Everything that a person or an agent can do to integrations.

**Callers.** Send \`Authorization: Bearer …\` with a personal token or an agent's key. Both belong to one organization.

**Nodes.** Organizations, teams, projects and agents form a tree. A node is addressed by its id, by its path with the slashes encoded (\`acme%2Fgrowth%2Fwebsite%2Fscout\`), or as \`self\` by an agent's key.

**Lists.** Long lists come in pages: send the \`nextCursor\` of one as \`cursor\` for the next.

**Previews.** What reaches further than one place can be looked at first: \`POST /nodes/{node}/preview\`. Send the \`digest\` of the preview as \`previewDigest\` with the change: if something else would happen by then, it is refused as a conflict.

**Sending again.** Send an \`Idempotency-Key\` with a change. If no answer comes, send the same request with the same key: it is done once, and answered alike.

**Errors.** Every error is a problem document (RFC 9457). \`code\` says which kind it is and stays the same; \`detail\` says what happened and what to do; \`errors\` names each wrong field.`;
