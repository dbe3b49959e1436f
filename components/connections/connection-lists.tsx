"use client";

import { AgentNames } from "@/components/changes/agent-names";
import { EmptyState } from "@/components/empty-state";
import { plural } from "@/components/plural";
import { RelativeTime } from "@/components/relative-time";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeadCell,
  TableRow,
} from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { ConnectionDetail } from "./queries";

/** Who used an account, for whom it is chosen, and what happened to it. */
export function ConnectionLists({ connection }: { connection: ConnectionDetail }) {
  const { accountName, usedBy, chosenFor, activity } = connection;
  return (
    <div className="flex flex-col gap-6">
      <section aria-labelledby="used-by">
        <h2 id="used-by" className="mb-2 text-lg font-semibold">
          Used by
        </h2>
        {usedBy.length === 0 ? (
          <EmptyState title="No agent has used it in the last seven days." />
        ) : (
          <Table caption={`Agents that used ${accountName} in the last seven days`}>
            <TableHead>
              <TableRow>
                <TableHeadCell>Agent</TableHeadCell>
                <TableHeadCell numeric>Calls this week</TableHeadCell>
                <TableHeadCell>Last</TableHeadCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {usedBy.map(({ agent, calls, lastAt }) => (
                <TableRow key={agent.id}>
                  <TableCell rowHeader narrow="title">
                    {agent.path === null ? (
                      agent.name
                    ) : (
                      <TextLink href={agent.path}>{agent.name}</TextLink>
                    )}
                  </TableCell>
                  <TableCell numeric narrow="status">
                    {calls.toLocaleString("en")}
                    <span className="sm:sr-only"> {calls === 1 ? "call" : "calls"}</span>
                  </TableCell>
                  <TableCell className="text-muted">
                    <RelativeTime value={lastAt} />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
      </section>
      <section aria-labelledby="chosen-for">
        <h2 id="chosen-for" className="mb-2 text-lg font-semibold">
          Chosen for
        </h2>
        {chosenFor.agents === 0 ? (
          <p className="text-muted">
            No agent: others are nearer, or nothing installed asks for it.
          </p>
        ) : (
          <AgentNames names={chosenFor.agentNames} count={chosenFor.agents} />
        )}
      </section>
      <section aria-labelledby="activity">
        <h2 id="activity" className="mb-2 text-lg font-semibold">
          Activity
        </h2>
        {activity.length === 0 ? (
          <p className="text-muted">Nothing yet.</p>
        ) : (
          <ul
            aria-label={`The latest ${plural(activity.length, "event")}`}
            className="flex flex-col gap-1.5"
          >
            {activity.map(({ at, text }, index) => (
              <li key={`${at}${String(index)}`} className="flex flex-wrap gap-x-2">
                <span>{text}</span>
                <RelativeTime value={at} className="text-sm text-muted" />
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
