"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { EmptyState } from "@/components/empty-state";
import { useShell } from "@/components/shell/shell-context";
import { SectionError } from "@/components/section-error";
import { Button } from "@/components/ui/button";
import { Input } from "@/components/ui/input";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { Table, TableBody, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import type { NodeDetails } from "@/lib/tree/get";
import { BelowRow, type BelowNode } from "./below-row";
import { useMarks } from "./marks-hook";
import { NewNodeMenu } from "./new-node-menu";
import { belowPage, belowQuery, searchQuery } from "./queries";

/** Rows whose marks are asked for; the others get theirs when the list is filtered. */
const markedRows = 100;

/** What is directly below a node, with its state. The filter finds what is deeper, too. */
export function BelowList({ node }: { node: NodeDetails }) {
  const { organization, childKinds } = useShell();
  const [text, setText] = useState("");
  const asked = useDeferredValue(text.trim());
  const children = useInfiniteQuery(belowQuery(organization.id, node.id));
  const search = useQuery(searchQuery(organization.id, [node.id], asked));
  const rows: BelowNode[] =
    asked === ""
      ? (children.data?.pages.flatMap(({ nodes }) => nodes) ?? [])
      : (search.data?.hits ?? []).filter(({ id }) => id !== node.id);
  useMarks(organization.id, [
    { rootId: node.id, ids: rows.slice(0, markedRows).map(({ id }) => id) },
  ]);
  const mayCreate = node.role === "admin" || node.role === "owner";
  const total = children.data?.pages.at(-1)?.total ?? 0;
  if (childKinds[node.kind].length === 0) return null;

  return (
    <section aria-labelledby="below" className="mt-8">
      <div className="mb-2 flex min-h-8 flex-wrap items-center gap-2">
        <h2 id="below" className="grow text-lg font-semibold">
          Below
        </h2>
        {total > 0 && (
          <Input
            type="search"
            aria-label={`Filter what is below ${node.name}`}
            placeholder="Filter"
            value={text}
            className="w-40"
            onChange={(event) => setText(event.target.value)}
          />
        )}
        {mayCreate && total > 0 && <NewNodeMenu node={node} />}
      </div>
      {children.isPending && <SkeletonRows count={2} label="Loading what is below" />}
      {children.isError && !children.data && (
        <SectionError section="what is below" onRetry={() => void children.refetch()} />
      )}
      {children.isSuccess && total === 0 && <NothingBelow node={node} mayCreate={mayCreate} />}
      {rows.length > 0 && (
        <Table caption={`Below ${node.name}`}>
          <TableHead>
            <TableRow>
              <TableHeadCell>Name</TableHeadCell>
              <TableHeadCell>Kind</TableHeadCell>
              <TableHeadCell>Inside</TableHeadCell>
              <TableHeadCell>State</TableHeadCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {rows.map((row) => (
              <BelowRow key={row.id} row={row} />
            ))}
          </TableBody>
        </Table>
      )}
      {asked !== "" && search.isSuccess && rows.length === 0 && (
        <p className="py-3 text-muted">
          No node called “{asked}” below {node.name}.
        </p>
      )}
      {asked === "" && children.hasNextPage && (
        <Button
          className="mt-2"
          pending={children.isFetchingNextPage}
          pendingText="Loading…"
          onClick={() => void children.fetchNextPage()}
        >
          Show {belowPage} more of {total.toLocaleString("en")}
        </Button>
      )}
    </section>
  );
}

function NothingBelow({ node, mayCreate }: { node: NodeDetails; mayCreate: boolean }) {
  const title = node.kind === "project" ? "No agents yet." : "No projects or agents yet.";
  if (!mayCreate)
    return <EmptyState title={title}>An admin of {node.name} can create them.</EmptyState>;
  return <EmptyState title={title} action={<NewNodeMenu node={node} asButtons />} />;
}
