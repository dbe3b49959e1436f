import { cookies } from "next/headers";
import { integrationActions } from "@/app/(dashboard)/[org]/integration-actions";
import { FirstRunCard } from "@/components/tree/first-run-card";
import { firstRunCookie } from "@/components/tree/first-run-cookie";
import { firstToTry } from "@/lib/integrations/catalog";
import type { NodeDetails } from "@/lib/tree/get";
import { firstRunFacts } from "./first-run-facts";

type FirstRunProps = {
  organization: { id: string; slug: string; name: string };
  node: NodeDetails;
};

/** The way to a first working agent, for whoever can walk it, until done or hidden. */
export async function FirstRun({ organization, node }: FirstRunProps) {
  const hidden = (await cookies()).get(firstRunCookie(organization.id)) !== undefined;
  if (hidden || (node.role !== "admin" && node.role !== "owner")) return null;
  const facts = await firstRunFacts(organization.slug, node.id);
  if (facts.line !== null && facts.connected && facts.tried) return null;
  return (
    <FirstRunCard
      organization={organization}
      actions={integrationActions}
      root={node}
      integration={{ id: firstToTry.id, name: firstToTry.name }}
      {...facts}
    />
  );
}
