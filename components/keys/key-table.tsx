"use client";

import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { EmptyState } from "@/components/empty-state";
import { Button } from "@/components/ui/button";
import { Table, TableBody, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import type { KeyView } from "@/lib/keys/key-view";
import { CreateKeyDialog } from "./create-key-dialog";
import type { KeyHolder } from "./key-holder";
import { KeyRow } from "./key-row";
import { RevokeKeyDialog } from "./revoke-key-dialog";
import { RotateKeyDialog } from "./rotate-key-dialog";

type Asked = { what: "create" } | { what: "rotate" | "revoke"; key: KeyView };

/** Keys or tokens: which there are, who uses them, and how they end. */
export function KeyTable({ holder, id }: { holder: KeyHolder; id: string }) {
  const queryClient = useQueryClient();
  const { keys } = useSuspenseQuery(holder.query).data;
  const [asked, setAsked] = useState<Asked>();
  const refresh = () => queryClient.invalidateQueries({ queryKey: holder.query.queryKey });
  const dialog = { holder, onChanged: refresh, onClose: () => setAsked(undefined) };
  const create = (
    <Button variant="primary" onClick={() => setAsked({ what: "create" })}>
      Create {holder.noun}
    </Button>
  );

  return (
    <section aria-labelledby={id}>
      <div className="mb-2 flex min-h-8 flex-wrap items-center gap-2">
        <h2 id={id} className="grow text-lg font-semibold">
          {holder.title}
        </h2>
        {keys.length > 0 && create}
      </div>
      {keys.length === 0 ? (
        <EmptyState title={holder.empty} action={create} />
      ) : (
        <Table caption={holder.title}>
          <TableHead>
            <TableRow>
              <TableHeadCell>Name</TableHeadCell>
              <TableHeadCell>State</TableHeadCell>
              <TableHeadCell>Created</TableHeadCell>
              <TableHeadCell>Last used</TableHeadCell>
              <TableHeadCell>Expires</TableHeadCell>
              <TableHeadCell>
                <span className="sr-only">Change</span>
              </TableHeadCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {keys.map((key) => (
              <KeyRow
                key={key.id}
                view={key}
                onRotate={() => setAsked({ what: "rotate", key })}
                onRevoke={() => setAsked({ what: "revoke", key })}
              />
            ))}
          </TableBody>
        </Table>
      )}
      {asked?.what === "create" && <CreateKeyDialog {...dialog} />}
      {asked?.what === "rotate" && <RotateKeyDialog {...dialog} old={asked.key} />}
      {asked?.what === "revoke" && <RevokeKeyDialog {...dialog} old={asked.key} />}
    </section>
  );
}
