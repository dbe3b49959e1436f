"use client";

import { useState, type ComponentProps } from "react";
import { cn } from "@/components/class-names";
import { BrandIcon } from "@/components/integrations/brand-icon";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ItemLink } from "@/components/ui/item-link";
import { TableCell, TableRow } from "@/components/ui/table";
import type { Connection } from "@/lib/connections/connection";
import { ConnectionMenu } from "./connection-menu";
import { roleWords, usageWords } from "./connection-words";
import { useConnectionsScreen } from "./connections-context";
import { isBroken } from "./health";
import { HealthPill } from "./health-pill";
import { LabelInPlace } from "./label-in-place";
import { useLabel } from "./label-hook";
import { TestResult } from "./test-result";

type ConnectionRowProps = Omit<ComponentProps<typeof TableRow>, "onSelect"> & {
  connection: Connection;
  /** Owned above the place that the list is about: read-only here. */
  inherited: boolean;
  /** Undefined where nothing can be selected. */
  isSelected: boolean | undefined;
  onSelect: (isSelected: boolean) => void;
};

/** One account: whose, how it is, what it is chosen for and who used it. */
export function ConnectionRow(props: ConnectionRowProps) {
  const { connection, inherited, isSelected, onSelect, ...row } = props;
  const { organization, ask } = useConnectionsScreen();
  const { id, accountName, owner, provider, world, health, usage, lastUsedAt } = connection;
  const [isLabelling, setLabelling] = useState(false);
  const label = useLabel(connection);
  const reconnects = isBroken(health) && health !== "app_refused" && connection.can.manage;
  const roles = roleWords(connection);
  // Of a place where the viewer has no role, only their own use is told.
  const isSeen = owner.path !== null;
  const isTold = isSeen || usage.calls > 0;

  return (
    <TableRow
      {...row}
      data-connection={id}
      className={cn(isSelected && "bg-accent-soft")}
      {...(isSelected !== undefined && { "aria-selected": isSelected })}
    >
      {isSelected !== undefined && (
        <TableCell narrow="hidden" className="w-10 pr-0">
          {(connection.can.manage || connection.can.move) && (
            <Checkbox
              className="relative z-10"
              aria-label={`Select ${accountName} at ${owner.name}`}
              checked={isSelected}
              onCheckedChange={(next) => onSelect(next === true)}
            />
          )}
        </TableCell>
      )}
      <TableCell rowHeader narrow="title" className="py-2 sm:w-[32%] sm:min-w-60">
        <div className="flex items-center gap-3">
          <BrandIcon slug={provider.id} name={provider.name} />
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-x-1.5 font-semibold">
              {!isSeen ? (
                <span className="min-w-0 break-all">{accountName}</span>
              ) : (
                <ItemLink
                  href={`/${organization.slug}/-/connections/${id}`}
                  className="min-w-0 break-all"
                >
                  {accountName}
                </ItemLink>
              )}
              {isLabelling ? (
                <LabelInPlace
                  accountName={accountName}
                  label={label.label}
                  onSave={label.save}
                  onDone={() => setLabelling(false)}
                />
              ) : (
                label.label !== "" && <span className="font-normal">“{label.label}”</span>
              )}
            </div>
            <div className="flex flex-wrap items-center gap-1.5 text-sm font-normal text-muted">
              {provider.name}
              {world === "sandbox" && <SandboxPill />}
            </div>
            {label.error && (
              <p role="alert" className="text-sm font-normal text-stop">
                {label.error.message}
              </p>
            )}
            <TestResult connectionId={id} className="mt-0.5" />
          </div>
        </div>
      </TableCell>
      <TableCell narrow="status" className="px-3 max-sm:self-start">
        <HealthPill connection={connection} />
      </TableCell>
      <TableCell className="px-3 text-sm max-sm:col-span-2 max-sm:pl-10 max-sm:even:text-left max-sm:empty:hidden">
        {roles}
      </TableCell>
      <TableCell className="px-3 text-sm max-sm:order-4 max-sm:pl-10 max-sm:even:text-left">
        <span className="block whitespace-nowrap">
          {isSeen && lastUsedAt === null ? "never used" : isTold && usageWords(usage)}
        </span>
        {lastUsedAt !== null && (
          <span className="block text-muted">
            last used <RelativeTime past value={lastUsedAt} />
          </span>
        )}
      </TableCell>
      <TableCell className="pl-0 max-sm:order-5 max-sm:self-end max-sm:empty:hidden">
        {!inherited && (
          <div className="relative z-10 flex items-center justify-end gap-2">
            {reconnects && (
              <Button
                size="small"
                aria-label={`Reconnect ${accountName} at ${owner.name}`}
                onClick={() => ask({ kind: "reconnect", connections: [connection] })}
              >
                Reconnect
              </Button>
            )}
            <ConnectionMenu connection={connection} onLabel={() => setLabelling(true)} />
          </div>
        )}
      </TableCell>
    </TableRow>
  );
}
