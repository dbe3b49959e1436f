"use client";

import { useState } from "react";
import { plural } from "@/components/plural";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { ChangePreview } from "@/lib/installations/preview-change";
import { AgentNames } from "./agent-names";

export type EffectLine = ChangePreview["lines"][number];

const headings: Record<EffectLine["kind"], string> = {
  lose: "Lose",
  gain: "Gain",
  switch: "Switch",
  same: "Same",
};
const kinds = ["lose", "gain", "switch", "same"] as const;

type EffectsListProps = {
  lines: readonly EffectLine[];
  /** Lines that were not so when the dialog opened. */
  changed?: ReadonlySet<string>;
};

export const keyOfLine = (line: EffectLine): string =>
  [line.kind, line.integration.id, line.fromAccount, line.toAccount, line.agents].join("|");

/** Who gains, loses or switches what. What stays the same is folded away. */
export function EffectsList({ lines, changed }: EffectsListProps) {
  const [sameShown, setSameShown] = useState(false);
  if (!lines.some(({ kind }) => kind !== "same"))
    return <p>No agent gains, loses or switches anything.</p>;
  return (
    <div className="flex flex-col gap-3">
      {kinds.map((kind) => {
        const group = lines.filter((line) => line.kind === kind);
        if (group.length === 0) return null;
        const folded = kind === "same" && !sameShown;
        return (
          <section key={kind} className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3">
            <h3 className="font-semibold">
              {headings[kind]} <span className="font-normal text-muted">{group.length}</span>
            </h3>
            {folded ? (
              <p className="flex flex-wrap items-center gap-2 text-muted">
                {group.map(({ integration }) => integration.name).join(", ")}
                <Button size="inline" variant="link" onClick={() => setSameShown(true)}>
                  show
                </Button>
              </p>
            ) : (
              <ul className="flex flex-col gap-2">
                {group.map((line) => (
                  <Line key={keyOfLine(line)} line={line} changed={changed?.has(keyOfLine(line))} />
                ))}
              </ul>
            )}
          </section>
        );
      })}
    </div>
  );
}

function Line({ line, changed = false }: { line: EffectLine; changed?: boolean | undefined }) {
  return (
    <li>
      <p className="flex flex-wrap items-center gap-x-1.5">
        {changed && <Badge tone="todo">Changed</Badge>}
        <span className="font-medium">{line.integration.name}</span>
        <span className="text-muted">{accountsOf(line)}</span>
        {line.kind !== "same" && <span className="text-muted">{toolsOf(line)}</span>}
      </p>
      <AgentNames names={line.agentNames} count={line.agents} />
    </li>
  );
}

function accountsOf({ kind, fromAccount, toAccount }: EffectLine): string {
  if (kind === "switch") return `${fromAccount ?? "no account"} → ${toAccount ?? "no account"}`;
  const account = kind === "lose" ? fromAccount : toAccount;
  return account === null ? "" : `(${account})`;
}

function toolsOf({ tools, destructiveTools }: EffectLine): string {
  if (tools === 0) return "";
  const destructive = destructiveTools > 0 ? `, ${String(destructiveTools)} destructive` : "";
  return `· ${plural(tools, "tool")}${destructive}`;
}
