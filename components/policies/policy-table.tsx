"use client";

import { useState } from "react";
import { Table, TableBody, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import type { PolicyRow } from "@/lib/policies/matrix";
import { gridPlace, useGrid } from "./grid-hook";
import { usePolicyScreen } from "./policy-context";
import { IntegrationPolicies } from "./integration-policies";
import { policyEffects } from "./policy-words";
import { ToolPolicies } from "./tool-policies";

/** What agents may call: all integrations, each of them, and on demand each tool. */
export function PolicyTable({ rows }: { rows: readonly PolicyRow[] }) {
  const { node, canEdit } = usePolicyScreen();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const { active, grid } = useGrid(gridPlace("all", 1));
  const shown = rows.filter(({ integration, tools }) => integration === null || tools.length > 0);
  const toggle = (id: string) => {
    const next = new Set(open);
    if (!next.delete(id)) next.add(id);
    setOpen(next);
  };
  return (
    <Table
      caption={`Policies at ${node.name}, by integration and what a tool does`}
      {...(canEdit && { role: "grid", ...grid })}
      className="sm:table-fixed"
    >
      <TableHead>
        <TableRow>
          <TableHeadCell>Integration</TableHeadCell>
          {policyEffects.map((effect) => (
            <TableHeadCell key={effect} className="capitalize sm:w-[23%]">
              {effect}
            </TableHeadCell>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {shown.map((row) => {
          const id = row.integration?.id ?? "all";
          const isOpen = open.has(id);
          return [
            <IntegrationPolicies
              key={id}
              row={row}
              active={active}
              isOpen={isOpen}
              onToggle={() => toggle(id)}
            />,
            isOpen && <ToolPolicies key={`${id} tools`} row={row} active={active} />,
          ];
        })}
      </TableBody>
    </Table>
  );
}
