import type { ComponentProps } from "react";
import { TableRow } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { ConnectionGroup } from "./table-lines";

type ConnectionGroupRowProps = ComponentProps<typeof TableRow> & {
  group: ConnectionGroup;
  columns: number;
};

/** The owner of the accounts below it, as a link to its page. */
export function ConnectionGroupRow({ group, columns, ...row }: ConnectionGroupRowProps) {
  const { node, inherited } = group;
  return (
    <TableRow {...row} className="max-sm:block max-sm:bg-sunken max-sm:py-2">
      <th
        role="rowheader"
        scope="rowgroup"
        colSpan={columns}
        className="h-9 bg-sunken px-4 text-left text-sm font-semibold max-sm:block max-sm:h-auto max-sm:p-0"
      >
        {inherited && <span className="font-normal text-muted">from </span>}
        {node.path === null ? (
          node.name
        ) : (
          <TextLink href={`${node.path}?tab=connections`}>{node.name}</TextLink>
        )}
        <span className="ml-1.5 font-normal text-muted">{node.kind}</span>
      </th>
    </TableRow>
  );
}
