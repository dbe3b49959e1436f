import { randomUUID } from "node:crypto";
import { toAttemptId } from "@/lib/connections/attempt-id";
import { inOrganization } from "@/lib/db";
import type { Operation } from "@/lib/pipeline/operation";
import { hashToken, mintToken } from "@/lib/vault/token";
import { createTestConnection } from "./connection";
import {
  createPerson,
  createTestNode,
  createTree,
  type TestPerson,
  type TestTree,
} from "./fixtures";

/** An organization with one of everything that an operation may name, and people who ask for it. */
export type NamedThings = {
  tree: TestTree;
  organizationId: string;
  viewer: TestPerson;
  /** Owns another organization, and is nobody here. */
  stranger: TestPerson;
  /** One value for every field that any operation asks for. A new field must be added here. */
  values: Record<string, unknown>;
  /** What an operation takes, with every field given. */
  inputOf: (operation: Operation) => Record<string, unknown>;
};

export async function createNamedThings(): Promise<NamedThings> {
  const tree = await createTree();
  const { organizationId } = tree;
  const viewer = await createPerson(organizationId, organizationId, "viewer");
  const { owner: stranger } = await createTree();
  const team = await createTestNode(organizationId, organizationId, "team", randomUUID());
  const nodeId = tree.project.id;
  const connectionId = await createTestConnection(organizationId, nodeId);
  const { attemptId, state } = await createWaitingAttempt(organizationId, nodeId, viewer);
  const { linkId, token } = await createLink(tree.owner, nodeId);
  const values: Record<string, unknown> = {
    nodeId,
    parentId: team.id,
    segments: [team.slug],
    kind: "agent",
    name: "Name",
    slug: "slug",
    description: "What it is for",
    q: "scout",
    role: "viewer",
    emails: ["somebody@acme.test"],
    membershipId: randomUUID(),
    invitationId: randomUUID(),
    connections: "disconnect",
    who: viewer.actor.userId,
    operation: "create_node",
    from: "2026-01-01T00:00:00Z",
    to: "2027-01-01T00:00:00Z",
    cursor: tree.agent.id,
    limit: 10,
    previewDigest: "digest",
    integration: "github",
    settings: {},
    version: 1,
    note: "Not here",
    ids: [nodeId],
    change: { kind: "delete", nodeId },
    connectionId,
    connection: connectionId,
    nextDefault: connectionId,
    toNodeId: team.id,
    label: "Growth bot",
    makeDefault: true,
    includeInherited: true,
    health: "broken",
    person: viewer.actor.userId,
    search: "octo",
    reconnects: connectionId,
    account: connectionId,
    returnTo: "/",
    attemptId,
    state,
    linkId,
    token,
    days: 3,
    keyId: randomUUID(),
    expiresInDays: 30,
    overlapHours: 1,
    provider: "github",
    clientId: "sandbox-github",
    clientSecret: "sandbox-github-secret",
    askToReconnect: true,
    code: "code",
    error: "access_denied",
    iss: "https://github.com",
    sessionId: viewer.actor.sessionId,
    choice: "discard",
    fields: {},
    confirmCaution: true,
    tool: "github_list_issues",
    outcome: "done",
    by: viewer.actor.userId,
    below: false,
    arguments: {},
    callId: await createToolCall(organizationId, nodeId),
    approvalId: await createApproval(organizationId, nodeId),
    decision: "approve",
    action: "install",
    reason: "To answer questions",
    policies: [],
    basedOn: "digest",
    after: "0",
    through: "1",
    waitSeconds: 0,
    conversationId: randomUUID(),
    conversation: "C0GENERAL",
    text: "Are you there?",
    url: "https://agent.acme.test/inbox",
    username: "acme_scout_bot",
    color: "#1f2937",
    country: "US",
    area: "415",
    contains: "555",
    voice: true,
    sms: false,
    setupId: connectionId,
    number: "+14155550100",
    mostMonthlyMicros: "1150000",
    address: {
      name: "Acme",
      street: "Main Street 1",
      city: "Springfield",
      region: "IL",
      postalCode: "62701",
      country: "US",
    },
    period: "month",
    meter: "web_search",
    amountMicros: "25000000",
    atLimit: "refuse",
    budgetId: randomUUID(),
    asOf: "2027-01-01T00:00:00Z",
    reference: "Invoice 7",
    key: "run-1042",
    quantity: "1200",
    priceMicros: "3000000",
    per: 1_000_000,
    at: new Date().toISOString(),
    reports: [{ key: "run-1043", meter: "model_input_token", quantity: 1200 }],
    tokenId: randomUUID(),
    paymentId: await createPayment(organizationId),
    ...(await createRemoval(organizationId, nodeId)),
  };
  const inputOf = ({ name, input }: Operation) =>
    Object.fromEntries(
      Object.keys(input.shape).map((field) => [field, otherwise[name]?.[field] ?? values[field]]),
    );
  return { tree, organizationId, viewer, stranger, values, inputOf };
}

/** Somebody is at the provider. */
async function createWaitingAttempt(organizationId: string, nodeId: string, viewer: TestPerson) {
  const state = mintToken(organizationId);
  const { id } = await inOrganization(organizationId, (tx) =>
    tx.connectAttempt.create({
      data: {
        organizationId,
        nodeId,
        integration: "github",
        provider: "github",
        world: "sandbox",
        userId: viewer.actor.userId,
        sessionId: viewer.actor.sessionId,
        status: "waiting",
        stateHash: hashToken(state),
        scopes: [],
        expiresAt: new Date(Date.now() + 600_000),
      },
      select: { id: true },
    }),
  );
  return { state, attemptId: toAttemptId(organizationId, id) };
}

/** Somebody was asked to connect an account who is neither of the people here. */
async function createLink({ actor, organizationId }: TestPerson, nodeId: string) {
  const token = mintToken(organizationId);
  const { id: linkId } = await inOrganization(organizationId, (tx) =>
    tx.connectLink.create({
      data: {
        organizationId,
        nodeId,
        integration: "github",
        tokenHash: hashToken(token),
        email: "somebody@acme.test",
        sentBy: actor.userId,
        expiresAt: new Date(Date.now() + 600_000),
      },
      select: { id: true },
    }),
  );
  return { linkId, token };
}

/** A clean-up that waits for a person. */
const createRemoval = (organizationId: string, nodeId: string) =>
  inOrganization(organizationId, async (tx) => {
    const { id: removalId } = await tx.removal.create({
      data: { organizationId, nodeId },
      select: { id: true },
    });
    const { id: stepId } = await tx.removalStep.create({
      data: { organizationId, removalId, position: 3, kind: "revoke", state: "manual" },
      select: { id: true },
    });
    return { removalId, stepId };
  });

const createToolCall = (organizationId: string, nodeId: string): Promise<string> =>
  inOrganization(organizationId, async (tx) => {
    const { id } = await tx.toolCall.create({
      data: {
        organizationId,
        nodeId,
        integration: "github",
        tool: "github_list_issues",
        actorKind: "system",
        argumentsDigest: new Uint8Array(32),
      },
      select: { id: true },
    });
    return id;
  });

/** Money that somebody is about to pay. */
const createPayment = (organizationId: string): Promise<string> =>
  inOrganization(organizationId, async (tx) => {
    const { id } = await tx.payment.create({
      data: { organizationId, kind: "checkout", state: "open", amountMicros: 25_000_000n },
      select: { id: true },
    });
    return id;
  });

/** Something that waits for a person. */
const createApproval = (organizationId: string, nodeId: string): Promise<string> =>
  inOrganization(organizationId, async (tx) => {
    const { id } = await tx.approval.create({
      data: {
        organizationId,
        nodeId,
        kind: "install",
        integration: "github",
        arguments: "sealed elsewhere",
        digest: new Uint8Array(32),
        circumstances: new Uint8Array(32),
        expiresAt: new Date(Date.now() + 600_000),
      },
      select: { id: true },
    });
    return id;
  });

/** Fields whose word means something else in one operation. */
const otherwise: Readonly<Record<string, Record<string, unknown>>> = {
  export_ledger: { from: "2026-01-01", to: "2026-12-31", kind: "usage" },
  get_usage: { from: "2026-01-01", to: "2026-12-31", by: "node" },
  list_ledger: { from: "2026-01-01", to: "2026-12-31", kind: "usage" },
  create_connect_link: { to: { email: "somebody@acme.test" } },
  list_receipts: { state: "open" },
  list_approvals: { state: "waiting" },
  list_payments: { state: "open" },
  preview_connection: { kind: "move" },
  provision_number: { setupId: "server" },
  search_numbers: { setupId: "server" },
};

/** Fields whose values are of no organization: the operation is about the caller's own as a whole. */
export const ofNobody = ["provider", "clientId", "clientSecret", "askToReconnect", "previewDigest"];

/** Reach nothing but what is the caller's own (lib/notifications and lib/keys have their tests). */
export const aboutOneself = [
  "read_notifications",
  "create_personal_token",
  "revoke_personal_token",
  "rotate_personal_token",
];

/** Name nothing that somebody else could have. */
export const namesNothing = ["read_notifications", "create_personal_token", "create_server_token"];

/** Whoever holds a link reads that it is not for them, and nothing of what it asks for. */
export const answersHolders = "get_connect_link";
