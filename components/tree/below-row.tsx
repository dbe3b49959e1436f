"use client";

import { markWords } from "@/components/integrations/status-look";
import { MarkPill } from "@/components/integrations/status-pill";
import { plural } from "@/components/plural";
import { useShell } from "@/components/shell/shell-context";
import { ItemLink } from "@/components/ui/item-link";
import { TableCell, TableRow } from "@/components/ui/table";
import type { NodeKind } from "@/lib/tree/node";
import { useMark } from "./marks-hook";

export type BelowNode = {
  id: string;
  kind: NodeKind;
  name: string;
  path: string;
  /** Unknown for what a search found. */
  childCount?: number;
};

/** A node below: name, kind, what is inside, and its state. */
export function BelowRow({ row }: { row: BelowNode }) {
  const { organization } = useShell();
  const mark = useMark(organization.id, row.id);
  return (
    <TableRow>
      <TableCell rowHeader narrow="title">
        <ItemLink href={row.path} className="font-medium">
          {row.name}
        </ItemLink>
      </TableCell>
      <TableCell className="text-muted max-sm:even:text-left">{row.kind}</TableCell>
      <TableCell className="text-muted">{insideWords(row)}</TableCell>
      <TableCell narrow="status">
        {mark && (
          <span className="flex items-center gap-2" title={mark.because ?? undefined}>
            <MarkPill mark={mark.mark} outline={mark.above} />
            <span className="text-sm text-muted max-sm:sr-only">
              {mark.above ? "from above" : mark.toFix > 0 ? `${String(mark.toFix)} to fix` : ""}
              <span className="sr-only">{mark.because ?? markWords[mark.mark]}</span>
            </span>
          </span>
        )}
      </TableCell>
    </TableRow>
  );
}

function insideWords({ kind, childCount }: BelowNode): string {
  if (childCount === undefined || kind === "agent") return "";
  return kind === "project" ? plural(childCount, "agent") : plural(childCount, "node");
}
