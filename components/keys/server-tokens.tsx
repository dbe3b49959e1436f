"use client";

import { useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useState } from "react";
import { EmptyState } from "@/components/empty-state";
import { Button } from "@/components/ui/button";
import { Table, TableBody, TableHead, TableHeadCell, TableRow } from "@/components/ui/table";
import type { ServerToken } from "@/lib/server-tokens/server-token";
import { CreateServerTokenDialog } from "./create-server-token-dialog";
import type { ServerTokenActions } from "./key-actions";
import { serverTokensQuery } from "./queries";
import { RevokeServerTokenDialog } from "./revoke-server-token-dialog";
import { ServerTokenRow } from "./server-token-row";

type ServerTokensProps = {
  organization: { id: string; name: string };
  actions: ServerTokenActions;
};

/** The tokens with which programs report what an organization's agents use. */
export function ServerTokens({ organization, actions }: ServerTokensProps) {
  const queryClient = useQueryClient();
  const query = serverTokensQuery(organization.id);
  const { serverTokens } = useSuspenseQuery(query).data;
  const [asked, setAsked] = useState<"create" | ServerToken>();
  const dialog = {
    organizationId: organization.id,
    actions,
    onChanged: () => queryClient.invalidateQueries({ queryKey: query.queryKey }),
    onClose: () => setAsked(undefined),
  };
  const create = (
    <Button variant="primary" onClick={() => setAsked("create")}>
      Create server token
    </Button>
  );

  return (
    <section aria-labelledby="server-tokens">
      <div className="mb-1 flex min-h-8 flex-wrap items-center gap-2">
        <h2 id="server-tokens" className="grow text-lg font-semibold">
          Server tokens of {organization.name}
        </h2>
        {serverTokens.length > 0 && create}
      </div>
      <p className="mb-3 max-w-prose text-muted">
        With one, a program that runs your agents charges what else they use, such as model tokens
        or compute, to the same credits. It can do nothing else.
      </p>
      {serverTokens.length === 0 ? (
        <EmptyState title="No server token yet." action={create} />
      ) : (
        <Table caption={`Server tokens of ${organization.name}`}>
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
            {serverTokens.map((token) => (
              <ServerTokenRow key={token.id} token={token} onRevoke={() => setAsked(token)} />
            ))}
          </TableBody>
        </Table>
      )}
      {asked === "create" && <CreateServerTokenDialog {...dialog} />}
      {asked !== undefined && asked !== "create" && (
        <RevokeServerTokenDialog {...dialog} old={asked} />
      )}
    </section>
  );
}
