"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { CircleAlert } from "lucide-react";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { deliveriesQuery, type InboxState } from "./queries";
import { failingWords } from "./webhook-words";

type WebhookFailingProps = {
  organizationId: string;
  node: { id: string; name: string };
  inbox: InboxState;
  onLog: () => void;
};

/** Says that an agent's own address does not take its messages, and when they are tried again. */
export function WebhookFailing({ organizationId, node, inbox, onLog }: WebhookFailingProps) {
  const { data } = useInfiniteQuery(deliveriesQuery(organizationId, node.id));
  const last = data?.pages[0]?.deliveries[0];
  const { webhook } = inbox;
  if (!webhook || !data) return null;
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 bg-stop-soft px-4 py-3 text-stop first:rounded-t-card"
    >
      <CircleAlert aria-hidden strokeWidth={1.75} className="size-4 shrink-0" />
      <p className="min-w-0 grow basis-60">
        {failingWords(node.name, last?.status ?? null, inbox)}
        {last?.status === null && last.detail !== "" && ` ${last.detail}`}
        {webhook.nextTryAt !== null && (
          <>
            {" "}
            Next try: <RelativeTime value={webhook.nextTryAt} />.
          </>
        )}
      </p>
      <Button size="small" onClick={onLog}>
        Delivery log
      </Button>
    </div>
  );
}
