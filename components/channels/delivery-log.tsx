"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { StatusMark } from "@/components/integrations/status-mark";
import { plural } from "@/components/plural";
import { SectionError } from "@/components/section-error";
import { Button } from "@/components/ui/button";
import { DialogBody } from "@/components/ui/dialog-parts";
import { Sheet, SheetContent } from "@/components/ui/sheet";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { Moment } from "./moment";
import { deliveriesQuery, type DeliveryPage } from "./queries";
import { statusWords } from "./webhook-words";

type DeliveryLogProps = {
  organizationId: string;
  node: { id: string; name: string };
  onClose: () => void;
};

/** Every call of an agent's own address in the last week, the newest first. */
export function DeliveryLog({ organizationId, node, onClose }: DeliveryLogProps) {
  const log = useInfiniteQuery(deliveriesQuery(organizationId, node.id));
  const deliveries = log.data?.pages.flatMap((page) => page.deliveries) ?? [];
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()}>
      <SheetContent side="right" title="Delivery log">
        <DialogBody className="flex flex-col gap-4 pt-0">
          <p className="text-muted">Calls of {node.name}&rsquo;s address in the last 7 days.</p>
          {log.isPending && <SkeletonRows count={6} label="Loading the delivery log" />}
          {log.isError && !log.data && (
            <SectionError
              section="the delivery log"
              onRetry={() => void log.refetch()}
              pending={log.isFetching}
            />
          )}
          {log.data && deliveries.length === 0 && <p>Nothing was sent there yet.</p>}
          {deliveries.length > 0 && (
            <ol className="divide-y divide-line rounded-card border border-line">
              {deliveries.map((delivery) => (
                <Delivery key={delivery.id} delivery={delivery} />
              ))}
            </ol>
          )}
          {log.hasNextPage && (
            <div>
              <Button
                pending={log.isFetchingNextPage}
                pendingText="Loading…"
                onClick={() => void log.fetchNextPage()}
              >
                Show more after {plural(deliveries.length, "call")}
              </Button>
            </div>
          )}
        </DialogBody>
      </SheetContent>
    </Sheet>
  );
}

function Delivery({ delivery }: { delivery: DeliveryPage["deliveries"][number] }) {
  const { status, cursor, at, durationMs, detail } = delivery;
  const isTaken = status !== null && status >= 200 && status < 300;
  return (
    <li className="px-4 py-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusMark mark={isTaken ? "active" : "stop"} />
        <span className="font-semibold">{statusWords(status)}</span>
        <span>Message {Number(cursor).toLocaleString("en")}</span>
        <span className="ml-auto text-sm text-muted">
          <Moment as="moment" value={at} /> · {durationMs.toLocaleString("en")} ms
        </span>
      </p>
      {status === null && detail !== "" && <p className="mt-0.5 text-sm text-muted">{detail}</p>}
    </li>
  );
}
