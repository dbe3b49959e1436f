import type { ActionOutcome } from "@/components/unwrap";
import type { KeyView, NewKey } from "@/lib/keys/key-view";
import type { ServerToken } from "@/lib/server-tokens/server-token";

type Create = { name: string; expiresInDays: number };
type Rotate = { keyId: string; overlapHours: number };
type Revoke = { keyId: string };

type Act<Input, Output> = (organizationId: string, input: Input) => Promise<ActionOutcome<Output>>;

/** The server actions about an agent's keys. */
export type AgentKeyActions = {
  create: Act<Create & { nodeId: string }, NewKey>;
  rotate: Act<Rotate & { nodeId: string }, NewKey>;
  revoke: Act<Revoke & { nodeId: string }, KeyView>;
};

/** The server actions about one's own tokens. */
export type TokenActions = {
  create: Act<Create, NewKey>;
  rotate: Act<Rotate, NewKey>;
  revoke: Act<Revoke, KeyView>;
};

/** The server actions about an organization's server tokens. */
export type ServerTokenActions = {
  create: Act<
    { name: string; expiresInDays?: number },
    { serverToken: ServerToken; token: string }
  >;
  revoke: Act<{ tokenId: string }, ServerToken>;
};
