import type { Tool } from "@modelcontextprotocol/server";

type Account = { id: string; accountName: string; label: string };

/** Adds the account to a tool's arguments where there are several to choose from; the first is used otherwise. */
export function withAccount(
  inputSchema: Readonly<Record<string, unknown>>,
  accounts: readonly Account[],
  isRequired: boolean,
): Tool["inputSchema"] {
  const { properties, required, ...rest } = inputSchema;
  const known = (properties ?? {}) as Record<string, Record<string, unknown>>;
  const needed = Array.isArray(required) ? required.map(String) : [];
  if (accounts.length < 2) return { ...inputSchema, type: "object" };
  const names = accounts.map(({ id, accountName, label }) => `${id}: ${label || accountName}`);
  const account = {
    type: "string",
    enum: accounts.map(({ id }) => id),
    description: `Id of the account to use; ${isRequired ? "it has to be named" : "the first where none is named"}. ${names.join(", ")}`,
  };
  return {
    ...rest,
    type: "object",
    properties: { ...known, account },
    required: isRequired ? [...needed, "account"] : needed,
  };
}
