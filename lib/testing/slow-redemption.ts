import { expect } from "vitest";
import { finishConnect } from "@/lib/connections/finish";
import { inOrganization } from "@/lib/db";
import { execute } from "@/lib/pipeline/execute";
import type { Caller } from "@/lib/pipeline/actor";
import { consentAt, startAt } from "./connect";
import type { OwnSandbox } from "./own-sandbox";

/** Comes back from GitHub, which then takes its time to redeem the code. */
export async function redeemSlowly(
  sandbox: OwnSandbox,
  person: Caller,
  nodeId: string,
): Promise<{ attemptId: string; finishing: Promise<string> }> {
  const { organizationId } = person;
  const { attemptId, url } = await startAt(person, { nodeId, integration: "github" });
  const callback = await consentAt(url);
  await sandbox.control("POST", "/faults", {
    host: "github.com",
    path: "/login/oauth/access_token",
    kind: "slow",
    delayMs: 2500,
  });
  const finishing = execute(finishConnect, person, callback).then(
    ({ status }) => status,
    (error: unknown) => (error instanceof Error ? error.message : "unknown"),
  );
  const redeeming = () =>
    inOrganization(organizationId, (tx) =>
      tx.connectAttempt.count({ where: { organizationId, status: "redeeming" } }),
    );
  await expect.poll(redeeming).toBe(1);
  return { attemptId, finishing };
}
