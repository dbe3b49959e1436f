"use client";

import { ChevronRight } from "lucide-react";
import { cn } from "@/components/class-names";
import { BrandIcon } from "@/components/integrations/brand-icon";
import { plural } from "@/components/plural";
import { TableRow } from "@/components/ui/table";
import type { PolicyRow } from "@/lib/policies/matrix";
import { gridPlace } from "./grid-hook";
import { EffectCell, NameCell } from "./policy-table-cells";
import { PolicyCell } from "./policy-cell";
import { usePolicyScreen } from "./policy-context";
import { policyEffects } from "./policy-words";

type IntegrationPoliciesProps = {
  row: PolicyRow;
  /** Where the Tab key stops. */
  active: string;
  isOpen: boolean;
  onToggle: () => void;
};

/** One integration, or all of them: what holds for its tools by what they do. */
export function IntegrationPolicies({ row, active, isOpen, onToggle }: IntegrationPoliciesProps) {
  const { canEdit } = usePolicyScreen();
  const { integration, tools, counts } = row;
  const id = integration?.id ?? "all";
  const name = integration?.name ?? "All integrations";
  const place = gridPlace(id, 0);
  // Policies of single tools show in the row that holds them, also while it is closed.
  const differing = tools.filter(({ cell, effect }) => cell.value !== row[effect].value).length;
  return (
    <TableRow className="max-sm:grid-cols-3" data-policy-row={id}>
      <NameCell>
        <span className="flex min-w-0 items-center gap-2">
          {integration && <BrandIcon slug={integration.icon} name={name} />}
          <span className={cn("min-w-0 truncate font-medium", !integration && "font-semibold")}>
            {name}
          </span>
          {tools.length > 0 && (
            <button
              type="button"
              aria-expanded={isOpen}
              data-grid-place={canEdit ? place : undefined}
              tabIndex={!canEdit || active === place ? 0 : -1}
              onClick={onToggle}
              title={`Tools of ${name}`}
              className="touch-target relative flex h-6 shrink-0 items-center gap-1 rounded-control px-1 text-xs text-muted hover:bg-hover hover:text-ink"
            >
              <ChevronRight
                aria-hidden
                strokeWidth={1.75}
                className={cn("size-4 transition-transform duration-100", isOpen && "rotate-90")}
              />
              {plural(tools.length, "tool")}
              {differing > 0 && `, ${differing.toLocaleString("en")} set apart`}
            </button>
          )}
        </span>
      </NameCell>
      {policyEffects.map((effect, index) => {
        const all = { scope: "all", target: "", effect } as const;
        const at = gridPlace(id, index + 1);
        return (
          <EffectCell key={effect} effect={effect}>
            {integration && counts[effect] === 0 ? (
              <span className="px-2 text-sm text-faint">
                <span aria-hidden>–</span>
                <span className="sr-only">no such tools</span>
              </span>
            ) : (
              <PolicyCell
                label={`${name}, ${effect}`}
                cell={row[effect]}
                subjects={
                  integration
                    ? [{ scope: "integration", target: integration.id, effect }, all]
                    : [all]
                }
                otherwise={effect === "destructive" ? "ask" : "allow"}
                grid={{ place: at, isActive: active === at }}
              />
            )}
          </EffectCell>
        );
      })}
    </TableRow>
  );
}
