"use client";

import { Ellipsis } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { Connection } from "@/lib/connections/connection";
import { useConnectionsScreen } from "./connections-context";

type ConnectionMenuProps = { connection: Connection; onLabel: () => void };

/** Everything that can be done with an account. What the viewer may not do is absent. */
export function ConnectionMenu({ connection, onLabel }: ConnectionMenuProps) {
  const { ask, test } = useConnectionsScreen();
  const { id, accountName, owner, isDefault, can } = connection;
  const labels = useRef(false);
  if (!can.manage && !can.move) return null;
  const connections = [connection];
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={`More for ${accountName} at ${owner.name}`}>
          <Ellipsis aria-hidden strokeWidth={1.75} />
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent
        onCloseAutoFocus={(event) => {
          if (!labels.current) return;
          // The focus goes to the field that opens, not back to the menu's button.
          labels.current = false;
          event.preventDefault();
          onLabel();
        }}
      >
        {can.manage && (
          <>
            <DropdownMenuItem
              onSelect={() => {
                labels.current = true;
              }}
            >
              Rename label
            </DropdownMenuItem>
            <DropdownMenuItem onSelect={() => void test([id])}>Test</DropdownMenuItem>
            {!isDefault && (
              <DropdownMenuItem onSelect={() => ask({ kind: "make_default", connections })}>
                Make default
              </DropdownMenuItem>
            )}
          </>
        )}
        {can.move && (
          <DropdownMenuItem onSelect={() => ask({ kind: "move", connections })}>
            Move…
          </DropdownMenuItem>
        )}
        {can.manage && (
          <>
            <DropdownMenuItem onSelect={() => ask({ kind: "reconnect", connections })}>
              Reconnect…
            </DropdownMenuItem>
            <DropdownMenuSeparator />
            <DropdownMenuItem destructive onSelect={() => ask({ kind: "disconnect", connections })}>
              Disconnect…
            </DropdownMenuItem>
          </>
        )}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
