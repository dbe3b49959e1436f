import { queryOptions } from "@tanstack/react-query";
import { getJson } from "@/components/get-json";
import { live } from "@/components/live-query";
import type { NotificationList } from "@/lib/notifications/list";

const everyMs = 20_000;

/** What the viewer was told in this organization, newest first, and how much of it is unread. */
export const notificationsQuery = (organizationId: string) =>
  queryOptions({
    queryKey: ["notifications", organizationId],
    queryFn: ({ signal }) =>
      getJson<NotificationList>(`/api/v1/notifications?organization=${organizationId}`, signal),
    ...live(["notifications"], everyMs),
  });
