import "server-only";
import { setUpKey } from "@/lib/channels/sweep";
import { endAttempt, outcomeOf } from "@/lib/connections/attempt";
import { connectProblem } from "@/lib/connections/connect-problem";
import { dropAttempt, lockAttempt } from "@/lib/connections/drop-attempt";
import { effectiveAt } from "@/lib/connections/effective-at";
import { AccountTakenError } from "@/lib/connections/outside-account";
import { loadProviderApps, worlds } from "@/lib/connections/world";
import { type Directory, inOrganization, type Tx } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import { enqueue } from "@/lib/jobs/queue";
import { announce } from "@/lib/pipeline/announce";
import { recordAudit } from "@/lib/pipeline/audit";
import { loadPlace } from "@/lib/pipeline/lineage";
import { getProvider } from "@/lib/providers/catalog";
import { formatNumber } from "@/lib/providers/format-number";
import type { Provision } from "@/lib/provisions/provision";
import { saveProvisioned } from "@/lib/provisions/save-provisioned";
import { undoProvision } from "@/lib/provisions/undo";
import { Secret } from "@/lib/vault/secret";
import type { MakingEnd } from "./making-end";
import { chargeMonths } from "./charge-months";

const helpAfterMs = 15_000;

/** The secret fields of a number's connection. */
export type NumberFields = { telephony: string; number: string; numberId: string };

/** Makes a connection of a number that was bought. Where it may not be one any more it is given back. */
export async function keepNumber(provision: Provision, fields: NumberFields): Promise<MakingEnd> {
  const { organizationId } = provision;
  try {
    return await inOrganization(organizationId, (tx) => keep(tx, provision, fields));
  } catch (error) {
    const isTaken = error instanceof AccountTakenError;
    if (!isTaken && !(error instanceof AppError && error.kind === "conflict")) throw error;
    const message = isTaken ? "This number already serves another agent." : error.message;
    await inOrganization(organizationId, (tx) => giveUp(tx, provision, message));
    return { kind: "failed", message: `${message} It is given back.`, isTaken: false };
  }
}

async function keep(
  tx: Tx & Directory,
  provision: Provision,
  fields: NumberFields,
): Promise<MakingEnd> {
  const { organizationId, nodeId, attemptId } = provision;
  const problem = await problemNow(tx, provision);
  const attempt = attemptId === null ? undefined : await lockAttempt(tx, organizationId, attemptId);
  if (problem !== null) {
    await giveUp(tx, provision, problem);
    return { kind: "failed", message: `${problem} The number is given back.`, isTaken: false };
  }
  const name = formatNumber(fields.number);
  const company = getProvider(fields.telephony).name;
  const account = { id: fields.number, name, detail: company, identity: fields.number };
  const secret = new Secret<Record<string, string>>(fields);
  const connectionId = await saveProvisioned(tx, provision, { account, secret });
  await chargeMonths(tx, provision, new Date());
  if (attempt)
    await endAttempt(
      tx,
      { organizationId, id: attempt.id },
      "done",
      {
        ...outcomeOf(attempt),
        account: name,
        toolsOn: getIntegration(provision.integration).tools.length,
      },
      connectionId,
    );
  await enqueue(
    tx,
    "set_up_channel",
    { organizationId, connectionId },
    // Whoever waits for the number sets it up at once; the job comes to the help of that.
    { key: setUpKey(connectionId), keep: true, runAt: new Date(Date.now() + helpAfterMs) },
  );
  await recordAudit(
    tx,
    { actor: { kind: "system" }, organizationId },
    {
      nodeId,
      operation: "provision_number",
      outcome: "done",
      subjectId: connectionId,
      details: { number: name, company, outcome: "connected" },
    },
  );
  await announce(tx, { organizationId, nodeIds: [nodeId], what: "provision_number" });
  return { kind: "kept", connectionId };
}

/** Why the number may not be connected now; null where it may. */
async function problemNow(tx: Tx, provision: Provision): Promise<string | null> {
  const { organizationId, nodeId } = provision;
  const integration = getIntegration(provision.integration);
  const place = await loadPlace(tx, organizationId, nodeId, { kind: "system" });
  const effective = await effectiveAt(tx, organizationId, nodeId, integration);
  const current = worlds(await loadProviderApps(tx, organizationId));
  return connectProblem(effective, place.lineage, getProvider(provision.provider), current);
}

async function giveUp(tx: Tx & Directory, provision: Provision, message: string): Promise<void> {
  const { organizationId, nodeId, attemptId } = provision;
  await undoProvision(tx, provision);
  await announce(tx, { organizationId, nodeIds: [nodeId], what: "attempt" });
  if (attemptId === null) return;
  const attempt = await lockAttempt(tx, organizationId, attemptId);
  if (attempt)
    await dropAttempt(tx, organizationId, attempt, "removed", {
      ...outcomeOf(attempt),
      message: `${message} The number is given back.`,
    });
}
