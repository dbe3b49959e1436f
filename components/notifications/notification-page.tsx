"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { EmptyState } from "@/components/empty-state";
import { plural } from "@/components/plural";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/item";
import type { NotificationActions } from "./notification-actions";
import { NotificationItems } from "./notification-items";
import { notificationsQuery } from "./queries";
import { useReadNotifications } from "./read-hook";

type NotificationPageProps = { organizationId: string; actions: NotificationActions };

/** Everything the viewer was told in this organization. */
export function NotificationPage({ organizationId, actions }: NotificationPageProps) {
  const { data } = useSuspenseQuery(notificationsQuery(organizationId));
  const read = useReadNotifications(organizationId, actions);
  if (data.notifications.length === 0)
    return (
      <EmptyState title="You have not been told anything yet.">
        When an account that you connected breaks, a link that you sent is used, a budget comes to
        its end, or a removal needs a hand, it says so here.
      </EmptyState>
    );
  return (
    <div className="flex flex-col gap-4">
      <div className="flex min-h-8 flex-wrap items-center gap-3">
        <p role="status" className="grow text-muted">
          {data.unread === 0
            ? "Everything is read."
            : `${plural(data.unread, "is", "are")} unread.`}
        </p>
        {data.unread > 0 && (
          <Button pending={read.isPending} onClick={() => read.mutate("all")}>
            Mark all as read
          </Button>
        )}
      </div>
      <Card>
        <NotificationItems notifications={data.notifications} onRead={(id) => read.mutate([id])} />
      </Card>
    </div>
  );
}
