"use client";

import { useState } from "react";
import { CopyButton } from "@/components/copy-button";
import { useOverview } from "@/components/integrations/overview-context";
import { panelHref } from "@/components/integrations/panel-state";
import { valueWords } from "@/components/integrations/value-words";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/text-link";
import type { IntegrationDetail } from "@/lib/installations/get";
import { mayPin } from "./may-pin";
import { PinDialog } from "./pin-dialog";
import { WhyAccounts } from "./why-accounts";
import { settingsWords, usesWords, whyText } from "./why-words";

type WhyPanelProps = { detail: IntegrationDetail; node: { id: string; name: string } };

/** Which account is used, by which rule, and what each place of the line has. */
export function WhyPanel({ detail, node }: WhyPanelProps) {
  const [isPinning, setPinning] = useState(false);
  return (
    <div className="flex flex-col gap-5">
      <div>
        <p className="text-lg font-semibold">{usesWords(detail, node.name)}</p>
        <p className="mt-1">{detail.whyReason}</p>
      </div>
      <Line detail={detail} node={node} />
      <dl className="flex flex-col gap-2 text-sm">
        <div>
          <dt className="font-semibold">Settings</dt>
          <dd>{settingsWords(detail, valueWords)}</dd>
        </div>
        <div>
          <dt className="font-semibold">Block</dt>
          <dd>{blockWords(detail)}</dd>
        </div>
      </dl>
      <div className="flex flex-wrap gap-2">
        {mayPin(detail) && <Button onClick={() => setPinning(true)}>Pin another</Button>}
        <CopyButton
          withText
          variant="secondary"
          label="Copy as text"
          text={whyText(detail, node.name, valueWords)}
        />
      </div>
      <PinElsewhere detail={detail} />
      {isPinning && <Pinning detail={detail} onClose={() => setPinning(false)} />}
    </div>
  );
}

function Pinning({ detail, onClose }: { detail: IntegrationDetail; onClose: () => void }) {
  const { organization, node, actions } = useOverview();
  return (
    <PinDialog
      organization={organization}
      node={node}
      detail={detail}
      actions={actions}
      onClose={onClose}
    />
  );
}

/** Where nothing is installed there is nothing that could pin (rule 13): both ways out. */
function PinElsewhere({ detail }: { detail: IntegrationDetail }) {
  const { node, ask } = useOverview();
  const { installedHere, installedAt, pinnable, can } = detail;
  if (installedHere || !installedAt || !can.install || pinnable.length < 2) return null;
  return (
    <p className="text-sm text-muted">
      To use another account at {node.name},{" "}
      <Button size="inline" variant="link" onClick={() => ask({ kind: "customize", row: detail })}>
        customize {detail.name} here
      </Button>{" "}
      and pin one, or pin one at{" "}
      {installedAt.path === null ? (
        installedAt.name
      ) : (
        <TextLink href={panelHref(installedAt.path, detail.id, "why")}>{installedAt.name}</TextLink>
      )}
      .
    </p>
  );
}

function Line({ detail, node }: WhyPanelProps) {
  const shadowed = new Set(detail.shadowed.map(({ owner }) => owner.id));
  return (
    <ol aria-label="From here to the top" className="flex flex-col">
      {detail.why.map((level, index) => (
        <li
          key={level.node.id}
          className="grid grid-cols-[1.5rem_minmax(0,1fr)] border-b border-line py-2 last:border-b-0"
        >
          <span className="text-muted tabular-nums">{index + 1}</span>
          <div>
            <p>
              {level.node.path && level.node.id !== node.id ? (
                <TextLink href={panelHref(level.node.path, detail.id)}>{level.node.name}</TextLink>
              ) : (
                <span className="font-medium">{level.node.name}</span>
              )}{" "}
              <span className="text-sm text-muted">
                {level.node.kind} · installed: {level.installed ? "yes" : "no"}
                {level.blocked && " · blocked here"}
              </span>
            </p>
            <WhyAccounts level={level} isShadowed={shadowed.has(level.node.id)} agent={node.name} />
          </div>
        </li>
      ))}
    </ol>
  );
}

function blockWords({ why }: IntegrationDetail): string {
  const places = why.filter(({ blocked }) => blocked).map((level) => level.node.name);
  return places.length === 0 ? "none on this line" : `at ${places.join(", ")}`;
}
