import Link from "next/link";
import { cn } from "@/components/class-names";
import { RelativeTime } from "@/components/relative-time";
import type { Notification } from "@/lib/notifications/notification";

type NotificationItemsProps = {
  notifications: readonly Notification[];
  onRead: (id: string) => void;
  className?: string;
};

/** News, one sentence each. What can be acted on leads to where that is done. */
export function NotificationItems({ notifications, onRead, className }: NotificationItemsProps) {
  return (
    <ul className={cn("divide-y divide-line", className)}>
      {notifications.map((news) => (
        <li key={news.id} className="grid grid-cols-[0.75rem_minmax(0,1fr)] gap-x-2 px-4 py-3">
          <span
            aria-hidden
            className={cn(
              "mt-1.5 size-2 rounded-full",
              news.readAt === null ? "bg-accent" : "bg-transparent",
            )}
          />
          <div className="min-w-0">
            <p className={cn("break-words", news.readAt === null && "font-medium")}>
              {news.readAt === null && <span className="sr-only">Unread. </span>}
              {news.href === null ? (
                news.text
              ) : (
                <Link
                  href={news.href}
                  className="underline decoration-line-strong underline-offset-2 hover:decoration-current"
                  onClick={() => onRead(news.id)}
                >
                  {news.text}
                </Link>
              )}
            </p>
            <p className="text-sm text-muted">
              {news.node.name} · <RelativeTime value={news.createdAt} />
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}
