import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { readNotifications } from "@/app/(dashboard)/[org]/actions/notifications";
import { NotificationPage } from "@/components/notifications/notification-page";
import { notificationsQuery } from "@/components/notifications/queries";
import { getQueryClient } from "@/components/query-client";
import { SectionBoundary } from "@/components/section-boundary";
import { listNotifications } from "@/lib/notifications/list";
import { runPage } from "@/lib/transport/page";
import { getTreeRoots } from "@/lib/tree/get-roots";

type NotificationsPageProps = { params: Promise<{ org: string }> };

export async function generateMetadata({ params }: NotificationsPageProps): Promise<Metadata> {
  const { org } = await params;
  const { organization } = await runPage(getTreeRoots, org, {});
  return { title: { absolute: `Notifications · Integrations · ${organization.name}` } };
}

/** What the viewer was told. */
export default async function NotificationsPage({ params }: NotificationsPageProps) {
  const { org } = await params;
  const { organization } = await runPage(getTreeRoots, org, {});
  const queryClient = getQueryClient();
  queryClient.setQueryData(
    notificationsQuery(organization.id).queryKey,
    await runPage(listNotifications, org, {}),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <h1 tabIndex={-1} className="mb-1 text-xl font-semibold">
        Notifications
      </h1>
      <p className="mb-6 text-muted">What you were told in {organization.name}.</p>
      <SectionBoundary section="the notifications">
        <NotificationPage organizationId={organization.id} actions={{ readNotifications }} />
      </SectionBoundary>
    </HydrationBoundary>
  );
}
