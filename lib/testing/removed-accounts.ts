import { finishConnectKey } from "@/lib/connections/finish-key";
import { startConnect } from "@/lib/connections/start";
import { inOrganization } from "@/lib/db";
import { installIntegration } from "@/lib/installations/install";
import { execute } from "@/lib/pipeline/execute";
import { connectAccount } from "./connect";
import type { TestTree } from "./fixtures";

type Place = { nodeId: string; integration: string };

/** Installs an integration and connects an account of the sandbox. Returns the connection. */
export async function installAndConnect(
  { owner }: TestTree,
  place: Place,
  account?: string,
): Promise<string> {
  await execute(installIntegration, owner, place);
  const choice = account === undefined ? {} : { account };
  const { connectionId } = await connectAccount(owner, place, choice);
  if (connectionId === null) throw new Error(`${place.integration} was not connected`);
  return connectionId;
}

/** The same for a provider whose key a person pastes. */
export async function installAndPaste(
  { owner }: TestTree,
  place: Place,
  fields: Record<string, string>,
): Promise<string> {
  await execute(installIntegration, owner, place);
  const { attemptId } = await execute(startConnect, owner, place);
  const { connectionId } = await execute(finishConnectKey, owner, { attemptId, fields });
  if (connectionId === null) throw new Error(`${place.integration} was not connected`);
  return connectionId;
}

/** The steps of a removal as they are stored, in order. */
export const storedSteps = (organizationId: string, removalId: string) =>
  inOrganization(organizationId, (tx) =>
    tx.removalStep.findMany({
      where: { organizationId, removalId },
      orderBy: [{ connectionId: { sort: "asc", nulls: "first" } }, { position: "asc" }],
    }),
  );

export const isFinished = (organizationId: string, id: string): Promise<boolean> =>
  inOrganization(organizationId, async (tx) => {
    const removal = await tx.removal.findFirstOrThrow({
      where: { organizationId, id },
      select: { finishedAt: true },
    });
    return removal.finishedAt !== null;
  });

/** As if the time of the next try, or the end of a dead process's lease, had come. */
export const makeDue = (organizationId: string, removalId: string) =>
  inOrganization(organizationId, (tx) =>
    tx.removalStep.updateMany({
      where: { organizationId, removalId, nextTryAt: { not: null } },
      data: { nextTryAt: new Date(Date.now() - 1000) },
    }),
  );

/** What is left of an organization's credentials, and of its place among those that use a grant. */
export const leftovers = (organizationId: string) =>
  inOrganization(organizationId, async (tx) => {
    const ids = await tx.connection.findMany({ where: { organizationId }, select: { id: true } });
    const connectionId = { in: ids.map(({ id }) => id) };
    return {
      credentials: await tx.connection.count({
        where: { organizationId, credential: { not: null } },
      }),
      sealed: await tx.removalStep.count({ where: { organizationId, sealed: { not: null } } }),
      outside: await tx.outsideAccount.count({ where: { connectionId } }),
    };
  });
