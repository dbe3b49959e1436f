import { type Claim, claimApproved } from "@/lib/approvals/claim";
import { type Carried, settleApproved } from "@/lib/approvals/settle";
import { disconnectConnection } from "@/lib/connections/disconnect";
import { startConnect } from "@/lib/connections/start";
import { updateConnection } from "@/lib/connections/update";
import { crashPoint } from "@/lib/crash-point";
import { inOrganization } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { configureIntegration } from "@/lib/installations/configure";
import { installIntegration } from "@/lib/installations/install";
import { removeIntegration } from "@/lib/installations/remove";
import { logError } from "@/lib/log";
import { provisionNumber } from "@/lib/phone/numbers/provision";
import type { Caller } from "@/lib/pipeline/actor";
import { execute } from "@/lib/pipeline/execute";
import type { Operation } from "@/lib/pipeline/operation";
import { callTool } from "@/lib/tools/dispatch";
import type { Task } from "../task";

/** What can be asked for. */
const operations: readonly Operation[] = [
  callTool,
  configureIntegration,
  disconnectConnection,
  installIntegration,
  provisionNumber,
  removeIntegration,
  startConnect,
  updateConnection,
];

/**
 * Carries out what a person approved, as the agent that asked and under all that holds now. At most
 * once: it is claimed before, and a job that comes again finds it claimed.
 */
export const runApproved: Task<"run_approved"> = async (
  { organizationId, approvalId },
  { attempt },
) => {
  const claim = await inOrganization(organizationId, (tx) =>
    claimApproved(tx, organizationId, approvalId, { attempt }),
  );
  if (!claim) return;
  crashPoint("approval:after_claim");
  const carried = await carryOut(claim);
  crashPoint("approval:after_call");
  await inOrganization(organizationId, (tx) => settleApproved(tx, claim, carried));
};

async function carryOut({ organizationId, id, nodeId, keyId, asked }: Claim): Promise<Carried> {
  const caller: Caller = {
    actor: { kind: "agent", nodeId },
    organizationId,
    approvalId: id,
    requestId: `approval:${id}`,
    ...(keyId !== null && { keyId }),
  };
  try {
    const operation = operations.find(({ name }) => name === asked.operation);
    if (!operation) throw new Error(`Nobody can approve ${asked.operation}`);
    return { result: await execute(operation, caller, asked.input) };
  } catch (error) {
    if (!(error instanceof AppError))
      logError("something approved failed", error, { organizationId, approvalId: id });
    return { error };
  }
}
