import { afterAll, beforeAll, expect, it } from "vitest";
import {
  connect,
  consent,
  redeem,
  requestTokens,
  startTestSandbox,
  type TestSandbox,
} from "../testing";

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startTestSandbox();
});
afterAll(() => sandbox.close());

const acme = { provider: "linear", account: "Acme", scopes: ["read", "write"] };

async function linear(token: string | undefined, query: string, variables?: object) {
  const response = await sandbox.call("/api.linear.app/graphql", {
    method: "POST",
    headers: { authorization: `Bearer ${token ?? ""}`, "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, body: (await response.json()) as Body };
}
type Body = {
  data?: Record<string, { nodes: object[] }> | null;
  errors?: { message: string; extensions: { code: string } }[];
};

function refresh(token: string | undefined) {
  const fields = { grant_type: "refresh_token", refresh_token: token ?? "" };
  return requestTokens(sandbox, "linear", fields);
}

it("takes and answers scopes with commas, and grants what stayed ticked", async () => {
  const answer = await connect(sandbox, { ...acme, ticked: ["read"] });
  expect(answer).toMatchObject({ scope: "read", expires_in: 86_399, token_type: "Bearer" });
  expect((await connect(sandbox, acme)).scope).toBe("read,write");
  const { callback } = await consent(sandbox, { ...acme, scopes: ["read write"] });
  expect(callback.searchParams.get("error")).toBe("invalid_scope");
});

it("refuses a wrong secret, verifier, redirect URI and a reused code", async () => {
  const granted = await consent(sandbox, acme);
  const tries: Record<string, string>[] = [
    { client_secret: "guess" },
    { code_verifier: "x".repeat(43) },
    { redirect_uri: "http://127.0.0.1:1/" },
  ];
  const errors = [];
  for (const changes of tries)
    errors.push((await redeem(sandbox, "linear", granted, changes)).body.error);
  expect(errors).toEqual(["invalid_client", "invalid_grant", "invalid_grant"]);
  const { body } = await redeem(sandbox, "linear", granted);
  expect((await redeem(sandbox, "linear", granted)).body.error).toBe("invalid_grant");
  expect((await linear(body.access_token, "{ viewer { id } }")).status).toBe(401);
});

it("rotates refresh tokens, and revokes with either token", async () => {
  const first = await connect(sandbox, acme);
  const second = (await refresh(first.refresh_token)).body;
  expect((await refresh(first.refresh_token)).body.error).toBe("invalid_grant");
  expect((await linear(second.access_token, "{ viewer { id } }")).status).toBe(200);
  const revoke = await sandbox.call("/api.linear.app/oauth/revoke", {
    method: "POST",
    body: new URLSearchParams({ token: second.refresh_token ?? "" }),
  });
  expect(revoke.status).toBe(200);
  expect((await linear(second.access_token, "{ viewer { id } }")).status).toBe(401);
});

it("names the organization and the person", async () => {
  const { access_token: token } = await connect(sandbox, { ...acme, account: "Globex" });
  const { body } = await linear(
    token,
    "{ viewer { id name email } organization { id name urlKey } }",
  );
  expect(body.data).toMatchObject({
    viewer: { name: "Hank Scorpio" },
    organization: { name: "Globex", urlKey: "globex" },
  });
});

it("creates, moves, comments and finds an issue by variables, fragments and aliases", async () => {
  const { access_token: token } = await connect(sandbox, acme);
  const found = await linear(
    token,
    `{ teams(filter: {key: {eq: "ENG"}}) { nodes { id done: states(filter: {type: {eq: "completed"}}) { nodes { id } } } } }`,
  );
  const [team] = (found.body.data?.teams?.nodes ?? []) as {
    id: string;
    done: { nodes: { id: string }[] };
  }[];
  const created = await linear(
    token,
    `mutation New($input: IssueCreateInput!) { issueCreate(input: $input) { success issue { ...Short } } }
     fragment Short on Issue { identifier title state { name } }`,
    { input: { teamId: team?.id, title: "Zebra crossing" } },
  );
  expect(created.body.data?.issueCreate).toEqual({
    success: true,
    issue: { identifier: "ENG-5", title: "Zebra crossing", state: { name: "Backlog" } },
  });
  await linear(
    token,
    `mutation($state: String) { issueUpdate(id: "ENG-5", input: {stateId: $state, priority: 1}) { success } }`,
    { state: team?.done.nodes[0]?.id },
  );
  await linear(
    token,
    `mutation { commentCreate(input: {issueId: "ENG-5", body: "Painted.\\nTwice."}) { success } }`,
  );
  const { body } = await linear(
    token,
    `query($term: String!) {
       searchIssues(term: $term, first: 1) { nodes { identifier comments { nodes { body user { name } } } } }
       urgent: issues(filter: {priority: {eq: 1}, state: {type: {eq: "completed"}}}) { nodes { title } }
     }`,
    { term: "zebra" },
  );
  expect(body.data).toEqual({
    searchIssues: {
      nodes: [
        {
          identifier: "ENG-5",
          comments: { nodes: [{ body: "Painted.\nTwice.", user: { name: "Cleo Martin" } }] },
        },
      ],
    },
    urgent: { nodes: [{ title: "Zebra crossing" }] },
  });
});

it("pages with cursors", async () => {
  const { access_token: token } = await connect(sandbox, { ...acme, account: "Globex" });
  const page = "nodes { title } pageInfo { hasNextPage endCursor }";
  const first = await linear(token, `{ issues(first: 1) { ${page} } }`);
  const issues = first.body.data?.issues as unknown as { pageInfo: { endCursor: string } };
  expect(issues.pageInfo).toMatchObject({ hasNextPage: true });
  const after = issues.pageInfo.endCursor;
  const rest = await linear(
    token,
    `query($after: String) { issues(first: 1, after: $after) { ${page} } }`,
    { after },
  );
  expect(rest.body.data?.issues).toMatchObject({ pageInfo: { hasNextPage: false } });
});

it("changes nothing when the answer that was asked for does not exist", async () => {
  const { access_token: token } = await connect(sandbox, acme);
  const comment = `issueId: "SUP-1", body: "Ghost"`;
  const query = `mutation { commentCreate(input: {${comment}}) { comment { shoeSize } } }`;
  expect((await linear(token, query)).status).toBe(400);
  const read = `{ issue(id: "SUP-1") { comments { nodes { body } } } }`;
  expect((await linear(token, read)).body.data?.issue).toEqual({ comments: { nodes: [] } });
});

it("fails in GraphQL's form: scope, unknown field, syntax, missing entity and variable", async () => {
  const { access_token: token } = await connect(sandbox, { ...acme, ticked: ["read"] });
  const write = `mutation { commentCreate(input: {issueId: "ENG-1", body: "No"}) { success } }`;
  const queries = [
    write,
    "{ viewer { shoeSize } }",
    "{ viewer { id ",
    `{ issue(id: "ENG-999") { id } }`,
    "query($id: String!) { issue(id: $id) { id } }",
  ];
  const codes = [];
  for (const query of queries)
    codes.push((await linear(token, query)).body.errors?.[0]?.extensions.code);
  expect(codes).toEqual([
    "FORBIDDEN",
    "GRAPHQL_VALIDATION_FAILED",
    "GRAPHQL_PARSE_FAILED",
    "INPUT_ERROR",
    "GRAPHQL_VALIDATION_FAILED",
  ]);
});
