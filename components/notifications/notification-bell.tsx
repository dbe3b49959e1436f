"use client";

import { useQuery } from "@tanstack/react-query";
import { Bell } from "lucide-react";
import { useState } from "react";
import { plural } from "@/components/plural";
import { RelativeTime } from "@/components/relative-time";
import { SectionError } from "@/components/section-error";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { Popover, PopoverContent, PopoverTrigger } from "@/components/ui/popover";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { TextLink } from "@/components/ui/text-link";
import { useToastLog } from "@/components/ui/toast-log";
import type { NotificationActions } from "./notification-actions";
import { NotificationItems } from "./notification-items";
import { notificationsQuery } from "./queries";
import { useReadNotifications } from "./read-hook";

const shownInPanel = 8;

/** What the viewer was told: a count of what is unread, and a panel with the latest. */
export function NotificationBell({ actions }: { actions: NotificationActions }) {
  const { organization } = useShell();
  const [open, setOpen] = useState(false);
  const list = useQuery(notificationsQuery(organization.id));
  const unread = list.data?.unread ?? 0;
  const read = useReadNotifications(organization.id, actions);
  const name =
    unread === 0 ? "Notifications" : `Notifications, ${unread.toLocaleString("en")} unread`;

  return (
    <Popover open={open} onOpenChange={setOpen}>
      <PopoverTrigger asChild>
        <Button variant="ghost" size="icon" aria-label={name} className="relative">
          <Bell aria-hidden strokeWidth={1.75} />
          {unread > 0 && (
            <span
              aria-hidden
              className="absolute -top-0.5 -right-0.5 min-w-4 rounded-full bg-danger px-1 text-center text-[0.6875rem] leading-4 font-semibold text-on-danger tabular-nums"
            >
              {unread > 99 ? "99+" : unread}
            </span>
          )}
        </Button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Notifications" className="w-96 p-0">
        <div className="flex items-center gap-2 border-b border-line px-4 py-2">
          <h2 className="grow font-semibold">Notifications</h2>
          {unread > 0 && (
            <Button size="small" variant="ghost" onClick={() => read.mutate("all")}>
              Mark all as read
            </Button>
          )}
        </div>
        {list.isPending && <SkeletonRows count={3} label="Loading the notifications" />}
        {list.isError && !list.data && (
          <div className="p-3">
            <SectionError section="the notifications" onRetry={() => void list.refetch()} />
          </div>
        )}
        {list.data?.notifications.length === 0 && (
          <p className="px-4 py-6 text-center text-muted">
            Nothing yet. When an account that you connected breaks, you are told here.
          </p>
        )}
        {list.data && (
          <NotificationItems
            notifications={list.data.notifications.slice(0, shownInPanel)}
            onRead={(id) => {
              setOpen(false);
              read.mutate([id]);
            }}
          />
        )}
        <JustNow />
        <p className="border-t border-line px-4 py-2 text-sm" onClick={() => setOpen(false)}>
          <TextLink href={`/${organization.slug}/-/notifications`}>All notifications</TextLink>
          {list.data && list.data.notifications.length > shownInPanel && (
            <span className="text-muted">
              {" "}
              · {plural(list.data.notifications.length - shownInPanel, "more", "more")}
            </span>
          )}
        </p>
      </PopoverContent>
    </Popover>
  );
}

/** The toasts of this page, so that none can be missed. */
function JustNow() {
  const toasts = useToastLog();
  if (toasts.length === 0) return null;
  return (
    <section className="border-t border-line px-4 py-3">
      <h3 className="mb-1 text-sm font-semibold text-muted">Just now</h3>
      <ul className="flex flex-col gap-1 text-sm">
        {toasts.map(({ id, text, failed, at }) => (
          <li key={id} className={failed ? "text-stop" : undefined}>
            {text} <RelativeTime value={at} className="text-muted" />
          </li>
        ))}
      </ul>
    </section>
  );
}
