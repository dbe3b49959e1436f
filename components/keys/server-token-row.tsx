import { RelativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TableCell, TableRow } from "@/components/ui/table";
import type { ServerToken } from "@/lib/server-tokens/server-token";
import { stateLooks } from "./key-words";

type ServerTokenRowProps = { token: ServerToken; onRevoke: () => void };

/** One server token: never the secret, only how it begins. */
export function ServerTokenRow({ token, onRevoke }: ServerTokenRowProps) {
  const { name, prefix, state, createdBy, createdAt, lastUsedAt, expiresAt, revokedAt } = token;
  const { tone, word } = stateLooks[state];
  return (
    <TableRow>
      <TableCell rowHeader narrow="title" className="py-2">
        <span className="block truncate font-medium">{name}</span>
        <code className="font-mono text-sm font-normal text-muted">{prefix}…</code>
      </TableCell>
      <TableCell narrow="status" className="py-2">
        <Badge tone={tone}>{word}</Badge>
      </TableCell>
      <TableCell className="py-2 text-sm text-muted">
        <span className="sm:hidden">Created </span>
        <RelativeTime value={createdAt} past />
        <span className="sm:block"> by {createdBy}</span>
      </TableCell>
      <TableCell className="py-2 text-sm text-muted">
        <span className="sm:hidden">Last used </span>
        {lastUsedAt === null ? "never" : <RelativeTime value={lastUsedAt} past />}
      </TableCell>
      <TableCell className="py-2 text-sm text-muted">
        {revokedAt !== null ? (
          <>
            revoked <RelativeTime value={revokedAt} past />
          </>
        ) : expiresAt === null ? (
          "when it is revoked"
        ) : (
          <>
            <span className={state === "live" ? "sm:hidden" : undefined}>
              {state === "expired" ? "expired " : "expires "}
            </span>
            <RelativeTime value={expiresAt} />
          </>
        )}
      </TableCell>
      <TableCell className="py-2 text-right whitespace-nowrap">
        {state === "live" && (
          <Button size="small" variant="ghost" aria-label={`Revoke ${name}`} onClick={onRevoke}>
            Revoke…
          </Button>
        )}
      </TableCell>
    </TableRow>
  );
}
