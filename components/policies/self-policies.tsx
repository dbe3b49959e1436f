"use client";

import type { SelfRow } from "@/lib/policies/matrix";
import { PolicyCell } from "./policy-cell";
import { usePolicyScreen } from "./policy-context";
import { selfWords } from "./policy-words";
import { valueAt } from "./draft";

/** What agents may do to their own integrations. */
export function SelfPolicies({ rows }: { rows: readonly SelfRow[] }) {
  const { own, draft } = usePolicyScreen();
  return (
    <section aria-labelledby="policies-self" className="flex flex-col gap-2">
      <h3 id="policies-self" className="font-semibold">
        Agents change themselves
      </h3>
      <ul className="divide-y divide-line rounded-card border border-line bg-surface">
        {rows.map(({ action, near, far }) => {
          const subject = { scope: "self", target: action, effect: "" } as const;
          // A default depends on what it would reach; what somebody set does not.
          const isDefault = near.above === null && valueAt(subject, own, draft) === null;
          return (
            <li
              key={action}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-1.5"
            >
              <span>
                {selfWords[action]}
                {isDefault && far !== null && far.value !== near.value && (
                  <span className="block text-sm text-muted">
                    Asks where that reaches an account from above, or costs something.
                  </span>
                )}
              </span>
              <PolicyCell
                label={selfWords[action]}
                cell={near}
                subjects={[subject]}
                otherwise="allow"
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
