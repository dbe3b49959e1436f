"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { FilterNode } from "@/components/connections/filter-node";
import { useShell } from "@/components/shell/shell-context";
import { nodeQuery } from "@/components/tree/queries";
import { NativeSelect } from "@/components/ui/native-select";
import type { NamedNode } from "@/lib/installations/effective-integration";
import type { PolicyRow } from "@/lib/policies/matrix";
import { PolicyMark } from "./policy-mark";
import { policyTestQuery } from "./queries";

type TestPolicyProps = { node: NamedNode; rows: readonly PolicyRow[]; isDirty: boolean };

/** An agent and a tool: the answer it would get, and the policy that gives it. */
export function TestPolicy({ node, rows, isDirty }: TestPolicyProps) {
  const { organization } = useShell();
  const [tool, setTool] = useState("");
  const [picked, setPicked] = useState<string | null>(null);
  const at = picked ?? node.id;
  const named = useQuery({
    ...nodeQuery(organization.id, at),
    enabled: picked !== null,
  }).data;
  const answer = useQuery(policyTestQuery(organization.id, at, tool));
  return (
    <section aria-labelledby="policies-test" className="flex flex-col gap-2">
      <h3 id="policies-test" className="font-semibold">
        Test
      </h3>
      <div className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4">
        <div className="flex flex-wrap items-end gap-2 leading-8">
          <span>May</span>
          {node.kind === "agent" ? (
            <span className="font-medium">{node.name}</span>
          ) : (
            <FilterNode
              node={picked ?? node.id}
              name={picked === null ? node.name : named?.name}
              onChange={setPicked}
            />
          )}
          <span>call</span>
          <NativeSelect
            aria-label="Tool to test"
            className="max-w-80"
            value={tool}
            onChange={(event) => setTool(event.target.value)}
          >
            <option value="">Choose a tool</option>
            {rows.map(
              ({ integration, tools }) =>
                integration &&
                tools.length > 0 && (
                  <optgroup key={integration.id} label={integration.name}>
                    {tools.map(({ name, title }) => (
                      <option key={name} value={name}>
                        {title}
                      </option>
                    ))}
                  </optgroup>
                ),
            )}
          </NativeSelect>
        </div>
        <div role="status" className="empty:hidden">
          {tool !== "" && answer.data && (
            <p className="flex items-center gap-2">
              <PolicyMark value={answer.data.value} />
              <span>{answer.data.sentence}</span>
            </p>
          )}
          {tool !== "" && answer.isError && <p>{answer.error.message}</p>}
          {tool !== "" && isDirty && (
            <p className="text-sm text-muted">What is not saved yet does not count here.</p>
          )}
        </div>
      </div>
    </section>
  );
}
