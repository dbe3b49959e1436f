import { Command } from "commander";
import { answer } from "../../client";
import { type Context, contextOf } from "../../context";
import { hint, print, printJson, table } from "../../output";
import { safeText } from "../../safe-text";
import type { Schema } from "../../schema";
import { colors } from "../../terminal";

export const connectionListCommand = (): Command =>
  new Command("list")
    .description("list accounts: those of a place and what it inherits, or all that you may see")
    .action(async (_options: object, command: Command) => {
      const context = contextOf(command);
      const connections = await listed(context);
      if (context.json) printJson({ connections });
      else if (connections.length === 0) hint("No account is connected here.");
      else print(toTable(connections));
    });

type Connection = Schema<"Connection">;

async function listed({ client, named }: Context): Promise<Connection[]> {
  if (named !== undefined) {
    const params = { path: { node: named } };
    const { own, inherited } = await answer(client.GET("/nodes/{node}/connections", { params }));
    return [...own, ...inherited];
  }
  const all: Connection[] = [];
  let cursor: string | undefined;
  do {
    const query = { limit: 200, ...(cursor !== undefined && { cursor }) };
    const page = await answer(client.GET("/connections", { params: { query } }));
    all.push(...page.groups.flatMap(({ connections }) => connections));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}

const toTable = (connections: readonly Connection[]): string =>
  table(
    ["ID", "PROVIDER", "ACCOUNT", "LABEL", "OF", "HEALTH"],
    connections.map(
      ({ id, provider, accountName, label, owner, health, healthText, isDefault }) => [
        id,
        safeText(provider.name),
        safeText(accountName) + (isDefault ? colors.dim(" default") : ""),
        safeText(label),
        safeText(owner.path?.slice(1) ?? owner.name),
        health === "healthy" ? colors.green("healthy") : safeText(healthText),
      ],
    ),
  );
