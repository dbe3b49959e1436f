import { createAgentKey } from "@/lib/keys/create-agent-key";
import { createPersonalToken } from "@/lib/keys/create-personal-token";
import { execute } from "@/lib/pipeline/execute";
import type { TestPerson } from "./fixtures";

/** A key of an agent. */
export async function createTestKey(organizationId: string, agentId: string): Promise<string> {
  const caller = { actor: { kind: "system" }, organizationId } as const;
  const { token } = await execute(createAgentKey, caller, { nodeId: agentId, name: "test" });
  return token;
}

/** A personal token, with the roles of its person. */
export async function createTestToken(person: TestPerson): Promise<string> {
  const { token } = await execute(createPersonalToken, person, { name: "test" });
  return token;
}
