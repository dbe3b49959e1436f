import { ItemList } from "@/components/ui/item";
import type { EffectiveIntegration } from "@/lib/installations/effective-integration";
import { IntegrationRow } from "./integration-row";

const groups = [
  { id: "attention", title: "Needs attention" },
  { id: "active", title: "Active here" },
  { id: "installed", title: "Installed" },
  { id: "inherited", title: "Inherited" },
  { id: "blocked", title: "Blocked" },
] as const;

/** The rows in the order in which they matter. Empty groups are not drawn. */
export function IntegrationGroups({ rows }: { rows: readonly EffectiveIntegration[] }) {
  return groups.map(({ id, title }) => {
    const shown = rows.filter(({ group }) => group === id);
    if (shown.length === 0) return null;
    return (
      <section key={id} aria-labelledby={`group-${id}`}>
        <h2 id={`group-${id}`} className="mb-2 text-sm font-semibold text-muted">
          {title} <span className="font-normal">{shown.length}</span>
        </h2>
        <ItemList>
          {shown.map((row) => (
            <IntegrationRow key={row.id} row={row} />
          ))}
        </ItemList>
      </section>
    );
  });
}
