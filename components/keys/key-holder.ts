import { unwrap } from "@/components/unwrap";
import type { KeyView, NewKey } from "@/lib/keys/key-view";
import type { AgentKeyActions, TokenActions } from "./key-actions";
import { keysQuery, tokensQuery } from "./queries";

/** Whose keys a table shows, and what can be done about them: an agent's, or one's own tokens. */
export type KeyHolder = {
  /** What they are called. */
  noun: "key" | "token";
  /** "Keys of scout". */
  title: string;
  /** Who stops where one is revoked: "scout". */
  user: string;
  /** The variable of the environment that holds it. */
  variable: "ALFE_KEY" | "ALFE_TOKEN";
  empty: string;
  query: ReturnType<typeof keysQuery>;
  create: (input: { name: string; expiresInDays: number }) => Promise<NewKey>;
  rotate: (input: { keyId: string; overlapHours: number }) => Promise<NewKey>;
  revoke: (input: { keyId: string }) => Promise<KeyView>;
};

export const agentHolder = (
  organizationId: string,
  agent: { id: string; name: string },
  actions: AgentKeyActions,
): KeyHolder => {
  const nodeId = agent.id;
  return {
    noun: "key",
    title: `Keys of ${agent.name}`,
    user: agent.name,
    variable: "ALFE_KEY",
    empty: "No key yet. An agent needs one to use MCP or REST.",
    query: keysQuery(organizationId, nodeId),
    create: async (input) => unwrap(await actions.create(organizationId, { ...input, nodeId })),
    rotate: async (input) => unwrap(await actions.rotate(organizationId, { ...input, nodeId })),
    revoke: async (input) => unwrap(await actions.revoke(organizationId, { ...input, nodeId })),
  };
};

export const ownHolder = (
  organization: { id: string; name: string },
  actions: TokenActions,
): KeyHolder => ({
  noun: "token",
  title: `Tokens in ${organization.name}`,
  user: "What uses it",
  variable: "ALFE_TOKEN",
  empty: "No token yet. A terminal or a script needs one to act as you.",
  query: tokensQuery(organization.id),
  create: async (input) => unwrap(await actions.create(organization.id, input)),
  rotate: async (input) => unwrap(await actions.rotate(organization.id, input)),
  revoke: async (input) => unwrap(await actions.revoke(organization.id, input)),
});
