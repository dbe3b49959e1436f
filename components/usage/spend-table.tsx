import type { ReactNode } from "react";
import { Money } from "@/components/money";
import { ItemLink } from "@/components/ui/item-link";
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeadCell,
  TableRow,
} from "@/components/ui/table";
import { quantityWords, shareWords, type SpentGroup } from "./spend-group";

type SpendTableProps = {
  /** "By node" */
  title: string;
  /** What its rows are: "Node" */
  head: string;
  groups: readonly SpentGroup[];
  /** Everything that was spent: what the shares are of. */
  spentMicros: string;
  /** Where one level down is; undefined where there is none to go to. */
  hrefOf: (group: SpentGroup) => string | undefined;
  /** The budget of a row, in the present month. */
  budgetOf?: ((group: SpentGroup) => ReactNode) | undefined;
};

/** What was spent by node, integration or meter, the most first. A row leads one level down. */
export function SpendTable({ title, head, groups, ...props }: SpendTableProps) {
  const { spentMicros, hrefOf, budgetOf } = props;
  return (
    <section className="min-w-0">
      <h2 className="mb-2 text-lg font-semibold">{title}</h2>
      {groups.length === 0 ? (
        <p className="rounded-card border border-line bg-surface p-4 text-muted">Nothing spent.</p>
      ) : (
        <Table caption={title}>
          <TableHead>
            <TableRow>
              <TableHeadCell>{head}</TableHeadCell>
              <TableHeadCell numeric>Spent</TableHeadCell>
              <TableHeadCell numeric>Share</TableHeadCell>
              {budgetOf && <TableHeadCell>Budget</TableHeadCell>}
            </TableRow>
          </TableHead>
          <TableBody>
            {groups.map((group) => (
              <TableRow key={group.key} data-group={group.key}>
                <TableCell rowHeader narrow="title" className="py-1.5">
                  <Name href={hrefOf(group)}>{group.name}</Name>
                  <span className="block text-xs font-normal text-muted">
                    {quantityWords(group.quantities)}
                  </span>
                </TableCell>
                <TableCell numeric narrow="status">
                  <Money micros={group.spentMicros} />
                </TableCell>
                <TableCell
                  numeric
                  narrow={budgetOf ? "hidden" : "detail"}
                  className="whitespace-nowrap text-muted tabular-nums"
                >
                  {shareWords(group.spentMicros, spentMicros)}
                </TableCell>
                {budgetOf && (
                  <TableCell className="py-1.5 max-sm:col-span-2 max-sm:text-left!">
                    {budgetOf(group)}
                  </TableCell>
                )}
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </section>
  );
}

function Name({ href, children }: { href: string | undefined; children: ReactNode }) {
  if (href === undefined) return children;
  return <ItemLink href={href}>{children}</ItemLink>;
}
