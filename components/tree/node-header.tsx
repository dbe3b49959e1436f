"use client";

import { useQuery } from "@tanstack/react-query";
import { Ellipsis } from "lucide-react";
import type { ReactNode } from "react";
import { integrationsQuery } from "@/components/integrations/queries";
import { MarkPill } from "@/components/integrations/status-pill";
import { askEvery } from "@/components/live-query";
import { ProblemError } from "@/components/problem-error";
import { plural } from "@/components/plural";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { LinkTabs } from "@/components/ui/link-tabs";
import { TextLink } from "@/components/ui/text-link";
import { creditsQuery } from "@/components/usage/queries";
import { spentWords } from "@/components/usage/spent-words";
import type { NodeDetails } from "@/lib/tree/get";
import { GoneNotice } from "./gone-notice";
import { NodeMenuItems } from "./node-menu";
import { nodeQuery } from "./queries";
import { worstMark } from "./worst-mark";

type NodeHeaderProps = {
  node: NodeDetails;
  tabs: readonly { id: string; label: string }[];
  current: string;
  /** The one primary button of the page. */
  action: ReactNode;
};

const everyMs = 10_000;

/** What every tab of a node begins with: name, state, place, counts, the views. */
export function NodeHeader({ node: loaded, tabs, current, action }: NodeHeaderProps) {
  const { organization } = useShell();
  const { data, error } = useQuery({
    ...nodeQuery(organization.id, loaded.id),
    initialData: loaded,
    refetchInterval: (query) => (isGone(query.state.error) ? false : askEvery(everyMs)),
  });
  const integrations = useQuery(integrationsQuery(organization.id, loaded.id)).data?.integrations;
  const credits = useQuery(creditsQuery(organization.id, loaded.id)).data;
  const node = data;
  const parent = node.lineage.at(-2);
  const mark = integrations && worstMark(node.id, integrations);
  const tools = integrations?.reduce((sum, { toolsOn }) => sum + toolsOn, 0) ?? 0;
  const present = integrations?.filter(({ group }) => group !== null).length ?? 0;
  const facts = [
    node.kind === "agent" ? plural(tools, "tool") : `${plural(node.agentCount, "agent")} below`,
    plural(present, "integration"),
  ];
  const spent = credits && spentWords(credits);

  return (
    <header className="mb-6">
      {isGone(error) && <GoneNotice name={loaded.name} parent={parent} />}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 tabIndex={-1} className="min-w-0 text-xl font-semibold break-words">
          {node.name}
        </h1>
        {mark && (
          <MarkPill mark={mark.mark} outline={mark.above}>
            {mark.words}
          </MarkPill>
        )}
        <p className="text-muted">{parent ? `${node.kind} in ${parent.name}` : node.kind}</p>
        <div className="ml-auto flex items-center gap-2">
          {action}
          <DropdownMenu>
            <DropdownMenuTrigger asChild>
              <Button variant="secondary" size="icon" aria-label={`More for ${node.name}`}>
                <Ellipsis aria-hidden strokeWidth={1.75} />
              </Button>
            </DropdownMenuTrigger>
            <DropdownMenuContent>
              <NodeMenuItems node={node} />
            </DropdownMenuContent>
          </DropdownMenu>
        </div>
      </div>
      <p className="mt-1 text-sm text-muted tabular-nums">
        {facts.join(" · ")}
        {spent && (
          <>
            {" · "}
            <TextLink href={`${node.path}?tab=usage`}>{spent}</TextLink>
          </>
        )}
      </p>
      {node.description !== "" && <p className="mt-2 max-w-prose">{node.description}</p>}
      <LinkTabs
        className="mt-4"
        label={`Views of ${node.name}`}
        current={current}
        tabs={tabs.map((tab) => ({
          ...tab,
          href: tab.id === "overview" ? node.path : `${node.path}?tab=${tab.id}`,
          ...(tab.id === "tools" && { count: tools }),
        }))}
      />
    </header>
  );
}

const isGone = (error: unknown): boolean => error instanceof ProblemError && error.status === 404;
