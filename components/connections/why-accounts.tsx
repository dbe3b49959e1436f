import { StatusMark } from "@/components/integrations/status-mark";
import { accountWords } from "@/components/integrations/row-words";
import { Badge } from "@/components/ui/badge";
import type { IntegrationDetail } from "@/lib/installations/get";
import { healthLooks } from "./health";

type Level = IntegrationDetail["why"][number];

type WhyAccountsProps = {
  level: Level;
  /** A nearer account is used instead of those here. */
  isShadowed: boolean;
  /** The node that asks. */
  agent: string;
};

/** The accounts of one place of the line: which is chosen, how each is, and what can name it. */
export function WhyAccounts({ level, isShadowed, agent }: WhyAccountsProps) {
  if (level.accounts.length === 0) return <p className="text-sm text-muted">accounts: none</p>;
  return (
    <ul aria-label={`Accounts of ${level.node.name}`} className="flex flex-col gap-1 text-sm">
      {level.accounts.map((account) => {
        const { mark, word } = healthLooks[account.health];
        return (
          <li key={account.id} className="flex flex-wrap items-center gap-x-1.5 gap-y-0.5">
            <StatusMark mark={mark} />
            <span className="font-medium break-all">{accountWords(account)}</span>
            {account.isDefault && <span className="text-muted">(default)</span>}
            {account.health !== "healthy" && <span className="text-muted">{word}</span>}
            {account.health === "healthy" && <span className="sr-only">{word}</span>}
            {account.chosen && <Badge tone="accent">chosen</Badge>}
            {!account.chosen && account.reachable && (
              <span className="text-muted">reachable as account “{account.accountName}”</span>
            )}
            {!account.chosen && !account.reachable && isShadowed && (
              <span className="text-muted">shadowed: never used by {agent}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
