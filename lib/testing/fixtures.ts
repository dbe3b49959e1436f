import { randomUUID } from "node:crypto";
import { acceptInvitation } from "@/lib/account/accept-invitation";
import { createOrganization } from "@/lib/account/create-organization";
import { startSession } from "@/lib/account/sessions";
import { addMoney } from "@/lib/credits/add-money";
import { inOrganization } from "@/lib/db";
import { inviteMembers } from "@/lib/members/invite";
import type { Caller } from "@/lib/pipeline/actor";
import { execute } from "@/lib/pipeline/execute";
import { createNode } from "@/lib/tree/create";
import type { NodeAddress, NodeKind, Role } from "@/lib/tree/node";

/** A caller who is a person, with what tests want to know about them. */
export type TestPerson = Caller & {
  actor: { kind: "person"; userId: string; sessionId: string };
  email: string;
  password: string;
};

export type TestTree = {
  organizationId: string;
  /** Its address: `/<slug>`. */
  slug: string;
  /** Whoever may do everything, where a test is not about roles. */
  system: Caller;
  owner: TestPerson;
  team: NodeAddress;
  project: NodeAddress;
  agent: NodeAddress;
};

const password = "correct horse battery";

/** An organization of the test's own: Growth > Website > scout, and somebody who owns it. */
export async function createTree({ credit = true } = {}): Promise<TestTree> {
  const slug = `acme-${randomUUID().slice(0, 8)}`;
  const { id: organizationId } = await createOrganization(
    { kind: "system" },
    { name: "acme", slug },
  );
  const system: Caller = { actor: { kind: "system" }, organizationId };
  const team = await createTestNode(organizationId, organizationId, "team", "Growth");
  const project = await createTestNode(organizationId, team.id, "project", "Website");
  const agent = await createTestNode(organizationId, project.id, "agent", "scout");
  const owner = await createPerson(organizationId, organizationId, "owner");
  if (credit) await giveCredit(organizationId);
  return { organizationId, slug, system, owner, team, project, agent };
}

/** Enough for whatever a test that is not about money uses; told its amount, for those that are. */
export const giveCredit = (
  organizationId: string,
  amountMicros = 1_000_000_000n,
): Promise<boolean> =>
  inOrganization(organizationId, (tx) =>
    addMoney(tx, { organizationId, key: `test:${randomUUID()}`, kind: "top_up", amountMicros }),
  );

/** A tree whose pool is empty. */
export const createPoorTree = (): Promise<TestTree> => createTree({ credit: false });

export const createTestNode = (
  organizationId: string,
  parentId: string,
  kind: Exclude<NodeKind, "organization">,
  name: string,
): Promise<NodeAddress> =>
  execute(createNode, { actor: { kind: "system" }, organizationId }, { parentId, kind, name });

/** A new person, invited to a role at a node, who accepted and signed in. */
export async function createPerson(
  organizationId: string,
  nodeId: string,
  role: Role,
): Promise<TestPerson> {
  const email = `${role}-${randomUUID().slice(0, 8)}@acme.test`;
  const token = await invite(organizationId, nodeId, role, email);
  const { userId } = await acceptInvitation(token, { name: role, password });
  const { id: sessionId } = await startSession(userId, "test");
  return {
    actor: { kind: "person", userId, sessionId },
    organizationId,
    email,
    password,
  };
}

/** Invites an address; returns the token of the link. */
export async function invite(
  organizationId: string,
  nodeId: string,
  role: Role,
  email: string,
): Promise<string> {
  const system: Caller = { actor: { kind: "system" }, organizationId };
  const { invitations } = await execute(inviteMembers, system, { nodeId, emails: [email], role });
  return invitations[0]?.link.replace("/invite/", "") ?? "";
}
