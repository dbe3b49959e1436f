"use client";

import { useState } from "react";
import { plural } from "@/components/plural";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";

const shownAtFirst = 5;

type AgentNamesProps = {
  /** The first hundred. */
  names: readonly string[];
  count: number;
};

/** The agents an effect reaches: five of them, the rest on demand with a filter. */
export function AgentNames({ names, count }: AgentNamesProps) {
  const [open, setOpen] = useState(false);
  const [filter, setFilter] = useState("");
  if (count === 0) return null;
  if (!open)
    return (
      <p className="text-sm text-muted">
        {plural(count, "agent")}: {names.slice(0, shownAtFirst).join(", ")}{" "}
        {count > shownAtFirst && (
          <Button size="inline" variant="link" onClick={() => setOpen(true)}>
            Show all {count.toLocaleString("en")}
          </Button>
        )}
      </p>
    );
  const shown = names.filter((name) => name.toLowerCase().includes(filter.toLowerCase()));
  return (
    <div className="mt-1 flex flex-col gap-1 text-sm text-muted">
      <Input
        aria-label="Filter agents"
        placeholder="Filter agents"
        value={filter}
        onChange={(event) => setFilter(event.target.value)}
      />
      <ul aria-label="Agents" className="max-h-40 overflow-y-auto">
        {shown.map((name, index) => (
          <li key={`${name}${String(index)}`}>{name}</li>
        ))}
      </ul>
      {shown.length === 0 && <p>No agent called “{filter}” here.</p>}
      {count > names.length && <p>and {plural(count - names.length, "more agent")}</p>}
    </div>
  );
}
