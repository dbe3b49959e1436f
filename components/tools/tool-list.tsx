"use client";

import { BrandIcon } from "@/components/integrations/brand-icon";
import { EffectChip } from "@/components/integrations/effect-chip";
import { panelHref } from "@/components/integrations/panel-state";
import type { NodePlace } from "@/components/integrations/place";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { plural } from "@/components/plural";
import { PolicyChip } from "./policy-chip";
import { Button } from "@/components/ui/button";
import { Item, ItemList } from "@/components/ui/item";
import { ItemLink } from "@/components/ui/item-link";
import { TextLink } from "@/components/ui/text-link";
import type { ToolGroup, ToolView } from "./queries";

type ToolListProps = {
  node: NodePlace;
  groups: readonly ToolGroup[];
  open: string | null;
  mayTry: boolean;
  onOpen: (tool: string) => void;
};

/** Tools by integration; those that cannot be called now stand apart, with the reason. */
export function ToolList(props: ToolListProps) {
  const { node, groups } = props;
  const offered = groups
    .map((group) => ({ ...group, tools: group.tools.filter(({ isAvailable }) => isAvailable) }))
    .filter(({ tools }) => tools.length > 0);
  const absent = groups
    .map((group) => ({ ...group, tools: group.tools.filter(({ isAvailable }) => !isAvailable) }))
    .filter(({ tools }) => tools.length > 0);
  const callable = offered.flatMap(({ tools }) =>
    tools.filter(({ policy }) => policy.value !== "deny"),
  );
  const count = callable.length;
  const asking = callable.filter(({ policy }) => policy.value === "ask").length;

  return (
    <div className="flex flex-col gap-6">
      <p className="text-muted">
        {count === 0
          ? `${node.name} can call no tool now.`
          : `${node.name} can call ${plural(count, "tool")} now${asking > 0 ? `, ${asking === count ? "all" : String(asking)} of them once a person approves` : ""}.`}
      </p>
      {offered.map((group) => (
        <section key={group.integration.id} aria-labelledby={`tools-${group.integration.id}`}>
          <GroupHead group={group} />
          <ItemList>
            {group.tools.map((tool) => (
              <OfferedTool key={tool.name} {...props} tool={tool} />
            ))}
          </ItemList>
        </section>
      ))}
      {absent.length > 0 && (
        <section aria-labelledby="tools-absent">
          <h2 id="tools-absent" className="mb-2 text-sm font-semibold text-muted">
            Not available now
          </h2>
          <ItemList>
            {absent.map((group) => (
              <AbsentTools key={group.integration.id} node={node} group={group} />
            ))}
          </ItemList>
        </section>
      )}
    </div>
  );
}

function GroupHead({ group }: { group: ToolGroup }) {
  const [account] = group.accounts;
  return (
    <div className="mb-2 flex flex-wrap items-center gap-2">
      <BrandIcon slug={group.integration.icon} name={group.integration.name} />
      <h2 id={`tools-${group.integration.id}`} className="font-semibold">
        {group.integration.name}
      </h2>
      {account && <span className="text-sm text-muted">as {account.accountName}</span>}
      {account?.sandbox && <SandboxPill />}
    </div>
  );
}

function OfferedTool({ node, tool, open, mayTry, onOpen }: ToolListProps & { tool: ToolView }) {
  return (
    <Item
      selected={open === tool.name}
      title={
        <ItemLink
          href={`?tab=tools&open=${tool.name}`}
          scroll={false}
          onClick={(event) => {
            if (event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onOpen(tool.name);
          }}
        >
          {tool.title}
        </ItemLink>
      }
      badge={<EffectChip effect={tool.effect} />}
      status={<PolicyChip node={node} policy={tool.policy} />}
      meta={<code className="font-mono text-xs break-all">{tool.name}</code>}
      description={
        <>
          <span className="line-clamp-2">{tool.description}</span>
          {tool.cost && <span className="block tabular-nums">Costs {tool.cost.text}.</span>}
        </>
      }
      actions={
        mayTry && (
          <Button aria-label={`Try ${tool.title}`} onClick={() => onOpen(tool.name)}>
            Try
          </Button>
        )
      }
    />
  );
}

/** The tools of one integration that lack something: by the same reason, in one row. */
function AbsentTools({ node, group }: { node: NodePlace; group: ToolGroup }) {
  const reasons = [...new Set(group.tools.map(({ reason }) => reason))];
  return (
    <Item
      media={<BrandIcon slug={group.integration.icon} name={group.integration.name} />}
      title={group.integration.name}
      meta={plural(group.tools.length, "tool")}
      description={reasons.map((reason) => (
        <span key={reason} className="block">
          {reason}{" "}
          <span className="text-faint">
            {group.tools
              .filter((tool) => tool.reason === reason)
              .map(({ title }) => title)
              .join(", ")}
          </span>
        </span>
      ))}
      actions={
        <TextLink href={panelHref(node.path, group.integration.id)}>
          Open {group.integration.name}
        </TextLink>
      }
    />
  );
}
