import { deleteBudget, setBudget } from "@/app/(dashboard)/[org]/actions/budgets";
import { integrationActions } from "@/app/(dashboard)/[org]/integration-actions";
import { ActivitySection } from "@/app/(dashboard)/[org]/activity-section";
import { CallsSection } from "@/app/(dashboard)/[org]/calls-section";
import { UsageSection } from "@/app/(dashboard)/[org]/usage-section";
import { NodeOverview } from "@/components/integrations/node-overview";
import { NodeSettings } from "@/components/tree/node-settings";
import type { NodeDetails } from "@/lib/tree/get";
import { BelowSection } from "./below-section";
import { ChannelsSection } from "./channels-section";
import { ConnectSection } from "./connect-section";
import { ConnectionsSection } from "./connections-section";
import { FirstRun } from "./first-run";
import { InboxSection } from "./inbox-section";
import { KeysSection } from "./keys-section";
import { MembersSection } from "./members-section";
import { PoliciesSection } from "./policies-section";
import { ServerTokensSection } from "./server-tokens-section";
import type { Tab } from "./tabs";
import { ToolsSection } from "./tools-section";

type NodeTabProps = {
  tab: Tab;
  organization: { id: string; slug: string; name: string };
  node: NodeDetails;
  search: Record<string, string | string[] | undefined>;
};

/** What is under the header of a node, by view. */
export function NodeTab({ tab, organization, node, search }: NodeTabProps) {
  const { id, kind, name, path } = node;
  const place = { organization, node: { id, kind, name, path } };
  switch (tab) {
    case "overview":
      return (
        <>
          {kind === "organization" && <FirstRun organization={organization} node={node} />}
          {kind === "agent" && <ChannelsSection organization={organization} node={node} />}
          <NodeOverview {...place} actions={integrationActions} />
          {kind === "agent" && <ConnectSection organization={organization} node={node} />}
          <BelowSection organization={organization} node={node} />
        </>
      );
    case "tools":
      return <ToolsSection organization={organization} node={node} />;
    case "calls":
      return <CallsSection organization={organization} node={node} search={search} />;
    case "inbox":
      return <InboxSection organization={organization} node={node} search={search} />;
    case "connections":
      return <ConnectionsSection organization={organization} node={node} />;
    case "members":
      return <MembersSection organization={organization} node={node} />;
    case "keys":
      if (kind === "organization") return <ServerTokensSection organization={organization} />;
      return <KeysSection organization={organization} node={node} />;
    case "policies":
      return <PoliciesSection organization={organization} node={node} />;
    case "usage":
      return <UsageSection door="tab" organization={organization} node={node} search={search} />;
    case "activity":
      return <ActivitySection organization={organization} node={node} search={search} />;
    case "settings":
      return <NodeSettings node={node} budgetActions={{ setBudget, deleteBudget }} />;
  }
}
