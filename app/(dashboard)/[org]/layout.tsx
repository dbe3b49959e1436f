import { dehydrate, HydrationBoundary } from "@tanstack/react-query";
import { cookies, headers } from "next/headers";
import type { ReactNode } from "react";
import { signOut } from "@/app/account/actions";
import { NotificationBell } from "@/components/notifications/notification-bell";
import { notificationsQuery } from "@/components/notifications/queries";
import { getQueryClient } from "@/components/query-client";
import { AppShell } from "@/components/shell/app-shell";
import { SandboxStrip } from "@/components/shell/sandbox-strip";
import { PaymentReturn } from "@/components/usage/payment-return";
import { sidebarCookie, toSidebar } from "@/components/shell/sidebar-cookie";
import { singleKeysCookie, toSingleKeys } from "@/components/shell/single-keys";
import { listOrganizations } from "@/lib/account/list-organizations";
import { listNotifications } from "@/lib/notifications/list";
import { surroundings } from "@/lib/setup/surroundings";
import { requirePerson, runPage } from "@/lib/transport/page";
import { getTreeRoots } from "@/lib/tree/get-roots";
import { childKinds } from "@/lib/tree/kinds";
import { readNotifications } from "./actions/notifications";
import { cancelTopUp } from "./actions/payments";
import { revokeEverything } from "./actions/receipts";
import * as actions from "./actions/tree";
import { firstLineage } from "./first-lineage";
import { openTree } from "./open-tree";

type LayoutParams = { children: ReactNode; params: Promise<{ org: string }> };

/** The shell, with the tree opened down to the page that is asked for first. */
export default async function OrganizationLayout({ children, params }: LayoutParams) {
  const { org } = await params;
  const { organization, roots } = await runPage(getTreeRoots, org, {});
  const person = await requirePerson();
  const path = (await headers()).get("x-alfe-path") ?? `/${org}`;
  const lineage = await firstLineage(org, path, roots);
  const openAtFirst = [
    ...roots.map(({ id }) => id),
    ...lineage
      .slice(0, -1)
      .filter(({ role }) => role !== null)
      .map(({ id }) => id),
  ];

  const queryClient = getQueryClient();
  await openTree(queryClient, org, organization.id, openAtFirst);
  queryClient.setQueryData(
    notificationsQuery(organization.id).queryKey,
    await runPage(listNotifications, org, {}),
  );
  const jar = await cookies();
  const { demo, sandbox } = surroundings();

  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <AppShell
        shell={{
          organization,
          roots,
          childKinds,
          actions: {
            create: actions.create,
            rename: actions.rename,
            move: actions.move,
            remove: actions.remove,
            preview: actions.preview,
            revokeEverything,
          },
          openAtFirst,
          singleKeys: toSingleKeys(jar.get(singleKeysCookie)?.value),
        }}
        lineage={lineage}
        sidebar={toSidebar(jar.get(sidebarCookie)?.value)}
        bell={<NotificationBell actions={{ readNotifications }} />}
        strip={sandbox && <SandboxStrip demo={demo} sandbox={sandbox} />}
        organizations={await listOrganizations(person.userId)}
        person={{ email: person.email, name: person.name }}
        onSignOut={signOut}
      >
        <PaymentReturn actions={{ cancelTopUp }} />
        {children}
      </AppShell>
    </HydrationBoundary>
  );
}
