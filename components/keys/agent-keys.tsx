"use client";

import { useMemo } from "react";
import type { AgentKeyActions } from "./key-actions";
import { agentHolder } from "./key-holder";
import { KeyTable } from "./key-table";

type AgentKeysProps = {
  organizationId: string;
  agent: { id: string; name: string };
  actions: AgentKeyActions;
};

/** The keys of an agent. */
export function AgentKeys({ organizationId, agent, actions }: AgentKeysProps) {
  const { id, name } = agent;
  const holder = useMemo(
    () => agentHolder(organizationId, { id, name }, actions),
    [organizationId, id, name, actions],
  );
  return <KeyTable id="keys" holder={holder} />;
}
