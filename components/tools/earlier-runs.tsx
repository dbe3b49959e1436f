"use client";

import { useQuery } from "@tanstack/react-query";
import { outcomeWords } from "@/components/calls/call-words";
import type { NodePlace, OrganizationPlace } from "@/components/integrations/place";
import { RelativeTime } from "@/components/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { callsQuery } from "./queries";

type EarlierRunsProps = { organization: OrganizationPlace; node: NodePlace; tool: string };

const shown = 5;

/** How the last calls of this tool ended here, by whomever. */
export function EarlierRuns({ organization, node, tool }: EarlierRunsProps) {
  const { data } = useQuery(callsQuery(organization.id, node.id));
  const calls = data?.calls.filter((call) => call.tool === tool).slice(0, shown) ?? [];
  if (calls.length === 0) return null;
  return (
    <section>
      <h3 className="mb-1 text-sm font-semibold text-muted">Earlier runs here</h3>
      <ul className="flex flex-col gap-1 text-sm">
        {calls.map((call) => (
          <li key={call.id} className="flex flex-wrap gap-x-2">
            <RelativeTime value={call.createdAt} />
            <TextLink href={`/${organization.slug}/-/calls/${call.id}`}>
              {outcomeWords[call.outcome].toLowerCase()}
            </TextLink>
            {call.durationMs !== null && call.durationMs > 0 && (
              <span className="text-muted tabular-nums">{call.durationMs} ms</span>
            )}
            {call.by.name !== "" && <span className="text-muted">by {call.by.name}</span>}
            {call.detail !== "" && <span className="w-full text-muted">{call.detail}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
