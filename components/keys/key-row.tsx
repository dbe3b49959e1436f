import { RelativeTime } from "@/components/relative-time";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TableCell, TableRow } from "@/components/ui/table";
import type { KeyView } from "@/lib/keys/key-view";
import { keyEnd, stateLooks } from "./key-words";

type KeyRowProps = { view: KeyView; onRotate: () => void; onRevoke: () => void };

/** One key: never the secret, only how it begins. */
export function KeyRow({ view, onRotate, onRevoke }: KeyRowProps) {
  const { name, prefix, state, createdBy, createdAt, lastUsedAt, lastUsedAddress } = view;
  const { tone, word } = stateLooks[state];
  const end = keyEnd(view);
  const isOver = state === "revoked" || state === "expired";
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
        {lastUsedAddress !== null && <span className="sm:block"> from {lastUsedAddress}</span>}
      </TableCell>
      <TableCell className="py-2 text-sm text-muted">
        <span className={view.expiresSoon ? "font-medium text-todo" : undefined}>
          <span className={state === "live" ? "sm:hidden" : undefined}>{end.word} </span>
          <RelativeTime value={end.at} />
        </span>
      </TableCell>
      <TableCell className="py-2 text-right whitespace-nowrap">
        {state === "live" && (
          <Button size="small" variant="ghost" aria-label={`Rotate ${name}`} onClick={onRotate}>
            Rotate…
          </Button>
        )}
        {!isOver && (
          <Button size="small" variant="ghost" aria-label={`Revoke ${name}`} onClick={onRevoke}>
            Revoke…
          </Button>
        )}
      </TableCell>
    </TableRow>
  );
}
