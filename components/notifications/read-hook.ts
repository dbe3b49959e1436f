import { useMutation, useQueryClient } from "@tanstack/react-query";
import { unwrap } from "@/components/unwrap";
import type { NotificationActions } from "./notification-actions";
import { notificationsQuery } from "./queries";

/** Marks news as read: at once on the screen, and back again if the server did not take it. */
export function useReadNotifications(organizationId: string, actions: NotificationActions) {
  const queryClient = useQueryClient();
  const { queryKey } = notificationsQuery(organizationId);
  return useMutation({
    mutationFn: async (ids: string[] | "all") =>
      unwrap(await actions.readNotifications(organizationId, { ids })),
    onMutate: async (ids) => {
      await queryClient.cancelQueries({ queryKey });
      const before = queryClient.getQueryData(queryKey);
      queryClient.setQueryData(queryKey, (list) => {
        if (!list) return list;
        const readAt = new Date().toISOString();
        const notifications = list.notifications.map((each) =>
          ids === "all" || ids.includes(each.id)
            ? { ...each, readAt: each.readAt ?? readAt }
            : each,
        );
        const unread = notifications.filter((each) => each.readAt === null).length;
        return { ...list, notifications, unread: ids === "all" ? 0 : unread };
      });
      return { before };
    },
    onError: (_error, _ids, context) => queryClient.setQueryData(queryKey, context?.before),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  });
}
