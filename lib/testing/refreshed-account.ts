import { inOrganization } from "@/lib/db";
import { installIntegration } from "@/lib/installations/install";
import { execute } from "@/lib/pipeline/execute";
import { getProvider } from "@/lib/providers/catalog";
import { connectAccount } from "./connect";
import type { TestTree } from "./fixtures";
import type { OwnSandbox } from "./own-sandbox";

/** A connection of the sandbox whose token can be renewed, as the tests of refreshing and of health use it. */
export type TestAccount = { organizationId: string; id: string; provider: string };

/** Installs an integration at the tree's team and connects an account there. */
export async function connectTestAccount(
  tree: TestTree,
  integration: string,
  provider: string,
): Promise<TestAccount> {
  const place = { nodeId: tree.team.id, integration };
  await execute(installIntegration, tree.owner, place);
  const { connectionId, status } = await connectAccount(tree.owner, place);
  if (connectionId === null) throw new Error(`The account was not connected: ${status}`);
  return { organizationId: tree.organizationId, id: connectionId, provider };
}

export const usedOf = ({ provider, ...key }: TestAccount) =>
  ({ ...key, provider: getProvider(provider), world: "sandbox" }) as const;

/** What is stored of it now, without its secret. */
export const storedAccount = ({ organizationId, id }: TestAccount) =>
  inOrganization(organizationId, (tx) =>
    tx.connection.findFirstOrThrow({ where: { organizationId, id }, omit: { credential: true } }),
  );

/** Lets its access token end, here and at the provider. */
export async function expireToken(sandbox: OwnSandbox, account: TestAccount): Promise<void> {
  await sandbox.control("POST", "/expire-tokens", { provider: account.provider });
  const { organizationId, id } = account;
  await inOrganization(organizationId, (tx) =>
    tx.connection.updateMany({
      where: { organizationId, id },
      data: { tokenExpiresAt: new Date(Date.now() - 1000) },
    }),
  );
}
