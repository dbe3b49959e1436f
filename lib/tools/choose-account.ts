import { invalidField } from "@/lib/errors";
import {
  brokenReason,
  type Effective,
  missingScopes,
  type Worlds,
} from "@/lib/installations/effective";
import type { ConnectionFact } from "@/lib/installations/facts";
import type { Tool } from "@/lib/integrations/manifest";

/**
 * The account of a call: the named one, which must be reachable and able to do it, else the chosen one.
 * What cannot be undone takes a name where there are several. Null where no account is needed.
 */
export function chooseAccount(
  { connection, reachable, integration }: Effective,
  tool: Tool,
  account: string | undefined,
  worlds: Worlds,
): ConnectionFact | null {
  if (account === undefined) {
    if (tool.effect === "destructive" && reachable.length > 1)
      throw invalidField(
        "account",
        `Several accounts can be used, and this cannot be undone. Name one of them: ${names(reachable)}.`,
      );
    return connection;
  }
  const named = reachable.find(({ id }) => id === account);
  if (!named)
    throw invalidField(
      "account",
      reachable.length === 0
        ? `${integration.name} uses no account.`
        : `This account cannot be used here. Those that can: ${names(reachable)}.`,
    );
  if (brokenReason(named, worlds, new Date()) !== null)
    throw invalidField("account", `${named.accountName} has to be reconnected first.`);
  const missing = [
    ...integration.requiredScopes.filter((scope) => !named.grantedScopes.includes(scope)),
    ...missingScopes(tool.scopes, named.grantedScopes),
  ];
  if (missing.length > 0)
    throw invalidField("account", `${named.accountName} did not allow ${missing.join(", ")}.`);
  return named;
}

const names = (rows: readonly ConnectionFact[]): string =>
  rows.map(({ accountName, id }) => `${accountName} (${id})`).join(", ");
