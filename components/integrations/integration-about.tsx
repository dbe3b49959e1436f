import type { ReactNode } from "react";
import type { CatalogDetail } from "@/lib/installations/get-catalog-integration";
import { PriceTable } from "@/components/usage/price-table";
import { EffectChip } from "./effect-chip";
import { ScopeList } from "./scope-list";

type IntegrationAboutProps = {
  entry: CatalogDetail;
  /** Where the prices do not stand beside it. */
  withPrices?: boolean;
  /** Against whose budgets it counts, under the prices. */
  spending?: ReactNode;
};

/** What an integration does, costs, asks for, sends where, and leaves behind. */
export function IntegrationAbout({ entry, withPrices = true, spending }: IntegrationAboutProps) {
  return (
    <dl className="flex flex-col gap-4">
      <Fact name="What agents can do">
        <ul className="flex flex-col gap-1.5">
          {entry.tools.map(({ name, title, effect }) => (
            <li key={name} className="flex flex-wrap items-center gap-2">
              {title} <EffectChip effect={effect} />
            </li>
          ))}
        </ul>
      </Fact>
      {withPrices && entry.prices.length > 0 && (
        <Fact name="What it costs">
          <div className="flex flex-col gap-2">
            <PriceTable name={entry.name} prices={entry.prices} />
            {spending}
          </div>
        </Fact>
      )}
      <Fact name="What it asks for">
        <AsksFor entry={entry} />
      </Fact>
      {entry.hosts.length > 0 && (
        <Fact name="Sent only to">
          <code className="font-mono text-sm break-all">{entry.hosts.join(", ")}</code>
        </Fact>
      )}
      <Fact name="Removing">{entry.removal}</Fact>
    </dl>
  );
}

function AsksFor({ entry }: { entry: CatalogDetail }) {
  const { connect, provider, scopes } = entry;
  if (connect.kind === "none") return <p>Nothing: it needs no account.</p>;
  if (scopes.length > 0)
    return (
      <>
        <p className="mb-2 text-muted">At {provider?.name}:</p>
        <ScopeList scopes={scopes} />
      </>
    );
  if (connect.kind === "key" && connect.fields.length === 0)
    return <p>Nothing to paste: connecting leads through it, step by step.</p>;
  return (
    <p>
      {connect.kind === "key"
        ? connect.fields.map(({ label }) => label).join(" and ")
        : "An account"}{" "}
      at {provider?.name}. What it may do is chosen there.
    </p>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 gap-y-1 sm:grid-cols-[10rem_minmax(0,1fr)]">
      <dt className="font-semibold">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
