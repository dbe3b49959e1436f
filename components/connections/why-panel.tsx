"use client";

import { CopyButton } from "@/components/copy-button";
import { panelHref } from "@/components/integrations/panel-state";
import { valueWords } from "@/components/integrations/value-words";
import { Badge } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/text-link";
import type { IntegrationDetail } from "@/lib/installations/get";
import { whyText, whyWords } from "./why-words";

type WhyPanelProps = { detail: IntegrationDetail; node: { id: string; name: string } };

/** Which account is used, by which rule, and what each place of the line has. */
export function WhyPanel({ detail, node }: WhyPanelProps) {
  const { connection } = detail;
  const settings = detail.settings.filter(({ setAt }) => setAt !== null);
  const blocks = detail.why.filter(({ blocked }) => blocked);
  const shadowed = new Set(detail.shadowed.map(({ owner }) => owner.id));

  return (
    <div className="flex flex-col gap-5">
      <div>
        <p className="text-lg font-semibold">
          {connection
            ? `${node.name} uses ${connection.accountName} for ${detail.name}`
            : `${node.name} has no account for ${detail.name}`}
        </p>
        <p className="mt-1">{whyWords(detail, node.name)}</p>
      </div>
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
                  <TextLink href={panelHref(level.node.path, detail.id)}>
                    {level.node.name}
                  </TextLink>
                ) : (
                  <span className="font-medium">{level.node.name}</span>
                )}{" "}
                <span className="text-sm text-muted">
                  {level.node.kind} · installed: {level.installed ? "yes" : "no"}
                  {level.blocked && " · blocked here"}
                </span>
              </p>
              <Accounts level={level} isShadowed={shadowed.has(level.node.id)} />
            </div>
          </li>
        ))}
      </ol>
      <dl className="flex flex-col gap-2 text-sm">
        <div>
          <dt className="font-semibold">Settings</dt>
          <dd>
            {settings.length === 0
              ? "none set on this line"
              : settings
                  .map(
                    ({ key, schema, value, setAt }) =>
                      `${typeof schema.title === "string" ? schema.title : key} ${valueWords(value)} (${setAt?.name ?? ""})`,
                  )
                  .join(" · ")}
          </dd>
        </div>
        <div>
          <dt className="font-semibold">Block</dt>
          <dd>
            {blocks.length === 0
              ? "none on this line"
              : `at ${blocks.map((level) => level.node.name).join(", ")}`}
          </dd>
        </div>
      </dl>
      <div>
        <CopyButton
          withText
          variant="secondary"
          label="Copy as text"
          text={whyText(detail, node.name)}
        />
      </div>
    </div>
  );
}

type Level = IntegrationDetail["why"][number];

function Accounts({ level, isShadowed }: { level: Level; isShadowed: boolean }) {
  if (level.accounts.length === 0) return <p className="text-sm text-muted">accounts: none</p>;
  return (
    <ul className="flex flex-col gap-1 text-sm">
      {level.accounts.map(({ id, accountName, isDefault, chosen }) => (
        <li key={id} className="flex flex-wrap items-center gap-1.5">
          {accountName}
          {isDefault && <span className="text-muted">(default)</span>}
          {chosen && <Badge tone="accent">chosen</Badge>}
          {!chosen && isShadowed && <span className="text-muted">shadowed: never used here</span>}
        </li>
      ))}
    </ul>
  );
}
