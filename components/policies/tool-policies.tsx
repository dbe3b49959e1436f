"use client";

import { TableRow } from "@/components/ui/table";
import type { PolicyRow } from "@/lib/policies/matrix";
import type { PolicySubject } from "@/lib/policies/policy";
import { gridPlace } from "./grid-hook";
import { PolicyCell } from "./policy-cell";
import { EffectCell, NameCell } from "./policy-table-cells";
import { policyEffects } from "./policy-words";

type ToolPoliciesProps = { row: PolicyRow; active: string };

/** The tools of one integration; what is set for a tool counts before the rest at the same place. */
export function ToolPolicies({ row: { integration, tools }, active }: ToolPoliciesProps) {
  if (!integration) return null;
  return tools.map(({ name, title, effect: own, cell }) => {
    const subjects: [PolicySubject, ...PolicySubject[]] = [
      { scope: "tool", target: name, effect: "" },
      { scope: "integration", target: integration.id, effect: own },
      { scope: "all", target: "", effect: own },
    ];
    return (
      <TableRow key={name} className="bg-sunken max-sm:grid-cols-3" data-policy-row={name}>
        <NameCell className="sm:pl-11">
          <span className="block min-w-0 truncate text-sm font-normal">{title}</span>
        </NameCell>
        {policyEffects.map((effect, index) => {
          const place = gridPlace(name, index + 1);
          return (
            <EffectCell key={effect} effect={effect}>
              {effect === own ? (
                <PolicyCell
                  label={title}
                  cell={cell}
                  subjects={subjects}
                  otherwise={own === "destructive" ? "ask" : "allow"}
                  grid={{ place, isActive: active === place }}
                />
              ) : undefined}
            </EffectCell>
          );
        })}
      </TableRow>
    );
  });
}
