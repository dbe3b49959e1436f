import type { Metadata } from "next";
import { readNotifications } from "@/app/(dashboard)/[org]/actions/notifications";
import { NotificationPage } from "@/components/notifications/notification-page";
import { SectionBoundary } from "@/components/section-boundary";
import { runPage } from "@/lib/transport/page";
import { getTreeRoots } from "@/lib/tree/get-roots";

type NotificationsPageProps = { params: Promise<{ org: string }> };

export async function generateMetadata({ params }: NotificationsPageProps): Promise<Metadata> {
  const { org } = await params;
  const { organization } = await runPage(getTreeRoots, org, {});
  return { title: { absolute: `Notifications · Integrations · ${organization.name}` } };
}

/** What the viewer was told; the shell has read it already, for the bell. */
export default async function NotificationsPage({ params }: NotificationsPageProps) {
  const { org } = await params;
  const { organization } = await runPage(getTreeRoots, org, {});
  return (
    <>
      <h1 tabIndex={-1} className="mb-1 text-xl font-semibold">
        Notifications
      </h1>
      <p className="mb-6 text-muted">What you were told in {organization.name}.</p>
      <SectionBoundary section="the notifications">
        <NotificationPage organizationId={organization.id} actions={{ readNotifications }} />
      </SectionBoundary>
    </>
  );
}
