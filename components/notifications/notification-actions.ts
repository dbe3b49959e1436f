import type { ServerAction } from "@/components/server-action";
import type { readNotifications } from "@/lib/notifications/read";

export type NotificationActions = { readNotifications: ServerAction<typeof readNotifications> };
