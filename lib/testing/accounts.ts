import { randomUUID } from "node:crypto";
import { inOrganization } from "@/lib/db";
import type { Prisma } from "@/prisma/generated/client";

type Row = Prisma.ConnectionCreateManyInput;

/** An account of GitHub's as a finished connect leaves it; its credential opens nothing. */
export const testAccount = (
  organizationId: string,
  nodeId: string,
  change: Partial<Row> = {},
): Row & { id: string } => ({
  organizationId,
  nodeId,
  provider: "github",
  world: "sandbox",
  accountId: randomUUID(),
  accountName: "octocat",
  isDefault: false,
  requestedScopes: ["repo", "read:org", "workflow"],
  grantedScopes: ["repo", "read:org", "workflow"],
  credential: "sealed elsewhere",
  checkedAt: new Date(),
  ...change,
  id: randomUUID(),
});

/** Stores accounts; returns their ids. */
export async function addAccounts(rows: readonly (Row & { id: string })[]): Promise<string[]> {
  const [first] = rows;
  if (first)
    await inOrganization(first.organizationId, (tx) =>
      tx.connection.createMany({ data: [...rows] }),
    );
  return rows.map(({ id }) => id);
}

/** Stores one account; returns its id. */
export async function addAccount(
  organizationId: string,
  nodeId: string,
  change: Partial<Row> = {},
): Promise<string> {
  const row = testAccount(organizationId, nodeId, change);
  await addAccounts([row]);
  return row.id;
}

/** A use of an account by an agent, as the call log has it. */
export const addCall = (
  organizationId: string,
  nodeId: string,
  connectionId: string,
  change: Partial<Prisma.ToolCallUncheckedCreateInput> = {},
): Promise<unknown> =>
  inOrganization(organizationId, (tx) =>
    tx.toolCall.create({
      data: {
        organizationId,
        nodeId,
        connectionId,
        integration: "github",
        tool: "github_list_issues",
        actorKind: "system",
        argumentsDigest: new Uint8Array(32),
        outcome: "done",
        ...change,
      },
      select: { id: true },
    }),
  );
