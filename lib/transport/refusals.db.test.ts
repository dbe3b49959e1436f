import { beforeAll, describe, expect, test } from "vitest";
import { api, type ApiAnswer } from "@/lib/testing/api";
import { createTestKey, createTestToken } from "@/lib/testing/keys";
import { createTestNode } from "@/lib/testing/fixtures";
import {
  aboutOneself,
  createNamedThings,
  type NamedThings,
  ofNobody,
} from "@/lib/testing/named-things";
import {
  type Endpoint,
  fieldOfParameter,
  pathParameters,
  readsQuery,
  sentFields,
} from "./endpoint";
import { endpoints } from "./endpoints";

type Client = ReturnType<typeof api>;

let things: NamedThings;
/** Owns another organization. */
let stranger: Client;
let viewer: Client;
/** An agent of the same organization that everything is not about, and one of another. */
let otherAgent: Client;
let foreignAgent: Client;

beforeAll(async () => {
  things = await createNamedThings();
  const { organizationId, tree } = things;
  stranger = api({ token: await createTestToken(things.stranger) });
  viewer = api({ token: await createTestToken(things.viewer) });
  otherAgent = api({ token: await createTestKey(organizationId, tree.agent.id) });
  const foreign = things.stranger.organizationId;
  const agent = await createTestNode(foreign, foreign, "agent", "elsewhere");
  foreignAgent = api({ token: await createTestKey(foreign, agent.id) });
});

/** Sends everything that the endpoint takes, about what is there. */
function send(client: Client, endpoint: Endpoint): Promise<ApiAnswer> {
  const input = things.inputOf(endpoint.operation);
  const { whole } = endpoint;
  const inside = whole === undefined ? input : (input[whole] as Record<string, unknown>);
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_match, name: string) =>
    encodeURIComponent(String({ ...things.values, ...inside }[fieldOfParameter(endpoint, name)])),
  );
  const given = pathParameters(endpoint.path).map((name) => fieldOfParameter(endpoint, name));
  const fields =
    whole === undefined
      ? sentFields(endpoint).map(({ name, field }) => [name, input[field]] as const)
      : Object.entries(inside).filter(([field]) => !given.includes(field));
  const body = Object.fromEntries(fields);
  if (!readsQuery(endpoint)) return client[withBody(endpoint)](path, body);
  const query = new URLSearchParams(
    fields.map(([name, value]) => [name, Array.isArray(value) ? value.join(",") : String(value)]),
  );
  return client[withoutBody(endpoint)](`${path}?${query.toString()}`);
}

const withBody = ({ method }: Endpoint) => method.toLowerCase() as "post" | "put" | "patch";
const withoutBody = ({ method }: Endpoint) => method.toLowerCase() as "get" | "delete";

/** Answers whoever asks about themselves, or about nothing in particular, in their own organization. */
const isOwn = ({ operation: { name, input } }: Endpoint): boolean =>
  aboutOneself.includes(name) ||
  !Object.keys(input.shape).some(
    (field) => /(Id|^ids|^change|^segments)$/.test(field) && !ofNobody.includes(field),
  );

const named = endpoints.map(
  (endpoint) =>
    [
      `${endpoint.method} ${endpoint.path}${endpoint.onlyWith ? ` with ${endpoint.onlyWith}` : ""}`,
      endpoint,
    ] as const,
);

describe.each(named)("%s", (_name, endpoint) => {
  const { operation } = endpoint;

  test("takes somebody", async () => {
    // From many places: whoever guesses so often from one is not answered for a while.
    const from = `10.0.0.${String(endpoints.indexOf(endpoint) % 8)}`;
    for (const nobody of [api({ from }), api({ from, token: `alfe_ag_${"A".repeat(65)}` })])
      expect(await send(nobody, endpoint)).toMatchObject({ status: 401 });
  });

  test.skipIf(isOwn(endpoint))("does not exist for another organization", async () => {
    expect(await send(stranger, endpoint)).toMatchObject({ status: 404 });
  });

  test.skipIf(isOwn(endpoint))("is nothing for agents that it is not about", async () => {
    expect(await send(foreignAgent, endpoint)).toMatchObject({ status: 404 });
    const { status } = await send(otherAgent, endpoint);
    expect([403, 404]).toContain(status);
  });

  test.runIf(operation.kind === "command" && !aboutOneself.includes(operation.name))(
    "is refused to viewers",
    async () => {
      expect(await send(viewer, endpoint)).toMatchObject({ status: 403 });
    },
  );

  test("takes nothing that it does not declare", async () => {
    const { path, onlyWith } = endpoint;
    const at = path.replace(/\{(\w+)\}/g, (_match, name: string) =>
      String(things.values[fieldOfParameter(endpoint, name)]),
    );
    const answer = readsQuery(endpoint)
      ? await viewer[withoutBody(endpoint)](`${at}?surprise=1`)
      : await viewer[withBody(endpoint)](at, {
          surprise: 1,
          ...(onlyWith && { [onlyWith]: things.tree.team.id }),
        });
    expect(answer.status).toBe(422);
  });
});
