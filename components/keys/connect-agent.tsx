"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { CodeSnippet } from "@/components/code-snippet";
import { askEvery } from "@/components/live-query";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/item";
import { TextLink } from "@/components/ui/text-link";
import { agentSnippets } from "./connect-snippets";
import { CreateKeyDialog } from "./create-key-dialog";
import type { AgentKeyActions } from "./key-actions";
import { agentHolder } from "./key-holder";
import { LastSeen } from "./last-seen";
import { keysQuery } from "./queries";

type ConnectAgentProps = {
  organizationId: string;
  agent: { id: string; name: string; path: string };
  /** Where this product is served. */
  origin: string;
  /** Only admins see and make keys. */
  mayManage: boolean;
  actions: AgentKeyActions;
};

/** While nobody has seen the agent yet, its developer sits in front of this. */
const eagerMs = 2_000;
const calmMs = 10_000;

/** How to connect an agent, with a key made right here, and whether it has come. */
export function ConnectAgent(props: ConnectAgentProps) {
  const { organizationId, agent, origin, mayManage, actions } = props;
  const queryClient = useQueryClient();
  const [isCreating, setIsCreating] = useState(false);
  const query = keysQuery(organizationId, agent.id);
  const { data } = useQuery({
    ...query,
    enabled: mayManage,
    refetchInterval: ({ state }) =>
      askEvery(
        state.data?.keys.some(({ lastUsedAt }) => lastUsedAt !== null) === true ? calmMs : eagerMs,
      ),
  });
  const { id, name, path } = agent;
  const holder = useMemo(
    () => agentHolder(organizationId, { id, name }, actions),
    [organizationId, id, name, actions],
  );
  const live = data?.keys.filter(({ state }) => state === "live") ?? [];
  return (
    <section aria-labelledby="connect-agent" className="mt-8">
      <h2 id="connect-agent" className="mb-2 text-lg font-semibold">
        Connect this agent
      </h2>
      <Card>
        <div className="flex flex-col gap-3 p-4">
          {mayManage && data && (
            <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
              <p className="grow">
                {live.length === 0 ? (
                  "Key: none yet"
                ) : (
                  <>
                    {live.length === 1 && live[0] !== undefined
                      ? `Key: ${live[0].name}`
                      : `${String(live.length)} keys work`}
                    {". "}
                    <TextLink href={`${path}?tab=keys`}>Keys</TextLink>
                  </>
                )}
              </p>
              <Button size="small" onClick={() => setIsCreating(true)}>
                Create key
              </Button>
            </div>
          )}
          <CodeSnippet label={`Connect ${name}`} snippets={agentSnippets(origin)} />
          <div className="flex flex-wrap justify-between gap-x-6 gap-y-1 text-sm text-muted">
            <p>The key is not in this text. Put it in the environment as ALFE_KEY.</p>
            {data ? (
              <LastSeen keys={data.keys} />
            ) : (
              !mayManage && <p>An admin of {name} can create a key.</p>
            )}
          </div>
        </div>
      </Card>
      {isCreating && (
        <CreateKeyDialog
          holder={holder}
          onChanged={() => queryClient.invalidateQueries({ queryKey: query.queryKey })}
          onClose={() => setIsCreating(false)}
        />
      )}
    </section>
  );
}
