"use client";

import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState, type ReactNode } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { useChildren } from "./children-hook";
import { useExpansion } from "./expansion";
import { NodeSearch } from "./node-search";
import { useNodeDialogs } from "./node-dialogs";
import { searchQuery } from "./queries";
import { searchLines, treeLines } from "./tree-lines";
import { TreeView } from "./tree-view";

/** The organization's tree with its search. `pages` are the links between the two. */
export function NodeTree({ pages }: { pages: ReactNode }) {
  const { organization, roots, openAtFirst } = useShell();
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim());
  const [initial] = useState(() => ({ open: new Set(openAtFirst), pages: {} }));
  const expansion = useExpansion(organization.id, initial);
  const [inView, setInView] = useState<ReadonlySet<string>>(new Set());
  const rootIds = roots.map(({ id }) => id);
  const childrenOf = useChildren(
    { organizationId: organization.id, rootIds, ...expansion },
    inView,
  );
  const search = useQuery(searchQuery(organization.id, rootIds, asked));
  const searching = asked !== "";
  const found = searching ? searchLines(roots, search.data?.hits ?? []) : undefined;
  const lines = found?.lines ?? treeLines(roots, expansion.open, childrenOf);

  return (
    <>
      <div className="shrink-0 px-2 pt-2">
        <NodeSearch
          value={text}
          onChange={setText}
          found={searching && search.isSuccess ? (found?.matches.size ?? 0) : undefined}
        />
      </div>
      <div className="shrink-0 px-2 pt-2 pb-2">{pages}</div>
      {searching && search.isSuccess && lines.length === 0 ? (
        <NothingFound text={asked} />
      ) : (
        <TreeView
          lines={lines}
          match={searching ? asked : undefined}
          more={searching && (search.data?.more ?? false)}
          onParentsInView={setInView}
        />
      )}
    </>
  );
}

function NothingFound({ text }: { text: string }) {
  const { roots } = useShell();
  const dialogs = useNodeDialogs();
  const place = roots.find(
    ({ role, kind }) => (role === "admin" || role === "owner") && kind !== "agent",
  );
  return (
    <div className="min-h-0 grow border-t border-line px-4 py-3 text-sm">
      <p>No node called “{text}”.</p>
      {place && (
        <Button size="small" className="mt-2" onClick={() => dialogs.create(place, "agent")}>
          Create an agent
        </Button>
      )}
    </div>
  );
}
