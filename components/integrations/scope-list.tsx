import { plural } from "@/components/plural";
import type { CatalogDetail } from "@/lib/installations/get-catalog-integration";

type ScopeListProps = { scopes: CatalogDetail["scopes"] };

/** What the provider will ask the person to allow, in plain words, with what it is for. */
export function ScopeList({ scopes }: ScopeListProps) {
  return (
    <ul className="flex flex-col gap-2">
      {scopes.map(({ scope, allows, neededBy, required }) => (
        <li key={scope} className="grid gap-x-3 sm:grid-cols-[minmax(0,1fr)_auto]">
          <span>
            <span className="font-medium">{allows}</span>{" "}
            <code className="font-mono text-xs break-all text-muted">{scope}</code>
          </span>
          <span className="text-sm text-muted">
            needed by {plural(neededBy, "tool")}
            {required && ", required"}
          </span>
        </li>
      ))}
    </ul>
  );
}
