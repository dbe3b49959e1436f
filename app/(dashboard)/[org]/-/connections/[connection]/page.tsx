import type { Metadata } from "next";
import { integrationActions } from "@/app/(dashboard)/[org]/integration-actions";
import { ConnectionDetail } from "@/components/connections/connection-detail";
import { SectionBoundary } from "@/components/section-boundary";
import { requirePerson, runPage } from "@/lib/transport/page";
import { getTreeRoots } from "@/lib/tree/get-roots";
import { loadConnection } from "./load-connection";

type ConnectionPageProps = { params: Promise<{ org: string; connection: string }> };

export async function generateMetadata({ params }: ConnectionPageProps): Promise<Metadata> {
  const { org, connection: id } = await params;
  const { accountName } = await loadConnection(org, id);
  const { organization } = await runPage(getTreeRoots, org, {});
  return { title: { absolute: `${accountName} · Integrations · ${organization.name}` } };
}

/** One account: how it is, who uses it, and everything that can be done with it. */
export default async function ConnectionPage({ params }: ConnectionPageProps) {
  const { org, connection: id } = await params;
  const { userId } = await requirePerson();
  const connection = await loadConnection(org, id);
  return (
    <SectionBoundary section="the connection">
      <ConnectionDetail
        key={connection.id}
        loaded={connection}
        viewerId={userId}
        actions={integrationActions}
      />
    </SectionBoundary>
  );
}
