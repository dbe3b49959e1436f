import { directory, inOrganization, organizationsOf } from "@/lib/db";
import { readAgentKey } from "@/lib/keys/agent-snapshot";
import { createAgentKey } from "@/lib/keys/create-agent-key";
import { issuePersonalToken } from "@/lib/keys/issue-personal-token";
import { dayMs } from "@/lib/keys/key-fields";
import { readPersonalToken } from "@/lib/keys/token-holder";
import { execute } from "@/lib/pipeline/execute";
import { findPath } from "@/lib/tree/find-path";

/** With what programs get in: what `demo.json` says beside the passwords of people. */
export type DemoKeys = {
  /** The owner's; none where their role was taken away. */
  personalToken?: string;
  /** By the agent's address, e.g. `acme/growth/website/scout`. */
  agentKeys: Record<string, string>;
};

type Demo = {
  organizationId: string;
  /** E-mail of whoever the personal token is of. */
  owner: string;
  /** Addresses below the organization. */
  agents: readonly (readonly string[])[];
};

const name = "demo.json";
const lifetimeDays = 365;
const system = { kind: "system" } as const;

/** Keeps what still works, and makes what is missing. An agent that was deleted has no key. */
export async function seedKeys(demo: Demo, known: Partial<DemoKeys>): Promise<DemoKeys> {
  const agentKeys: Record<string, string> = {};
  for (const segments of demo.agents) {
    const path = ["acme", ...segments].join("/");
    const key = await keyOf(demo.organizationId, segments, known.agentKeys?.[path]);
    if (key !== undefined) agentKeys[path] = key;
  }
  const personalToken = await tokenOf(demo, known.personalToken);
  return { ...(personalToken !== undefined && { personalToken }), agentKeys };
}

async function keyOf(
  organizationId: string,
  segments: readonly string[],
  known: string | undefined,
): Promise<string | undefined> {
  const nodeId = await inOrganization(organizationId, (tx) =>
    findPath(tx, organizationId, segments),
  );
  if (nodeId === undefined) return undefined;
  const agent = known === undefined ? null : await readAgentKey(organizationId, known);
  if (known !== undefined && agent?.nodeId === nodeId) return known;
  const caller = { actor: system, organizationId };
  const input = { nodeId, name, expiresInDays: lifetimeDays };
  return (await execute(createAgentKey, caller, input)).token;
}

async function tokenOf(
  { organizationId, owner }: Demo,
  known: string | undefined,
): Promise<string | undefined> {
  if (known !== undefined && (await readPersonalToken(organizationId, known))) return known;
  const { id: userId } = await directory().user.findUniqueOrThrow({
    where: { email: owner },
    select: { id: true },
  });
  if (!(await organizationsOf(userId)).includes(organizationId)) return undefined;
  const expiresAt = new Date(Date.now() + lifetimeDays * dayMs);
  const wanted = { organizationId, userId, name, expiresAt };
  const made = await inOrganization(organizationId, (tx) => issuePersonalToken(tx, wanted, system));
  return made.token;
}
