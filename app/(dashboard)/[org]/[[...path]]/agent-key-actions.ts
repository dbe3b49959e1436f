import { createKey, revokeKey, rotateKey } from "@/app/(dashboard)/[org]/actions/keys";
import type { AgentKeyActions } from "@/components/keys/key-actions";

/** What the screens of an agent's keys do. */
export const agentKeyActions: AgentKeyActions = {
  create: createKey,
  rotate: rotateKey,
  revoke: revokeKey,
};
