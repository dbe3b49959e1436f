import "server-only";
import { withConnectionLock } from "@/lib/connections/connection-lock";
import { crashPoint } from "@/lib/crash-point";
import { inOrganization } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { NumberAccount, NumberOrder, OrderState } from "@/lib/providers/numbers";
import { NumberRequest } from "@/lib/providers/unmake-number";
import { noteAsking, noteTold } from "@/lib/provisions/make-provision";
import { findProvision, type Provision, type ProvisionKey } from "@/lib/provisions/provision";
import { Secret } from "@/lib/vault/secret";
import { setupCall } from "@/lib/setups/setup-call";
import { endFailed } from "./end-failed";
import { keepNumber } from "./keep-number";
import { makerOf } from "./makers";
import type { MakingEnd } from "./making-end";

type Making = {
  provision: Provision;
  account: NumberAccount;
  order: NumberOrder;
  source: NonNullable<ReturnType<typeof makerOf>>["numbers"];
};

/**
 * Goes on with getting a number, from wherever it is: whoever asks for it first looks whether it was
 * asked for already. One at a time in all processes; whoever takes it away again waits for it.
 */
export const makeNumber = (key: ProvisionKey): Promise<MakingEnd> =>
  withConnectionLock(key.id, () => make(key));

async function make(key: ProvisionKey): Promise<MakingEnd> {
  const provision = await inOrganization(key.organizationId, (tx) => findProvision(tx, key));
  if (!provision || provision.state === "undoing") return { kind: "unwanted" };
  if (provision.state === "kept") return { kind: "kept", connectionId: provision.id };
  if (provision.state === "failed")
    return { kind: "failed", message: provision.detail, isTaken: false };
  const making = open(provision);
  if (provision.state === "undone") return giveBackLate(making);
  return settle(making, await lookOrOrder(making));
}

function open(provision: Provision): Making {
  const { organizationId, setupConnectionId, world, id: reference } = provision;
  const request = NumberRequest.parse(provision.request);
  const maker = makerOf(request.setupProvider);
  if (!maker) throw new AppError("unavailable", "This company is no longer in the catalog.");
  const key = { organizationId, setupConnectionId, provider: maker.provider.id, world };
  return {
    provision,
    account: { call: setupCall(key), id: request.accountId },
    order: { ...request, reference },
    source: maker.numbers,
  };
}

/** What the company knows of it; where it knows nothing it is asked for, noted before. */
async function lookOrOrder(making: Making): Promise<OrderState | "unwanted"> {
  const { provision, account, order, source } = making;
  if (provision.externalId !== null) return { kind: "bought", numberId: provision.externalId };
  const known = await source.find(account, order);
  if (known !== undefined) return known;
  const isWanted = await inOrganization(provision.organizationId, (tx) =>
    noteAsking(tx, provision),
  );
  if (!isWanted) return "unwanted";
  crashPoint("number:before_order");
  const state = await source.order(account, order);
  crashPoint("number:after_order");
  if (state.kind === "bought" || state.kind === "pending") return state;
  // Refused because it is ours: an earlier answer was lost, and the number shows only now.
  return (await source.find(account, order)) ?? state;
}

async function settle(making: Making, state: OrderState | "unwanted"): Promise<MakingEnd> {
  const { provision, order } = making;
  const { organizationId } = provision;
  if (state === "unwanted") return { kind: "unwanted" };
  if (state.kind === "pending") {
    const detail = "The phone company is working on it.";
    await inOrganization(organizationId, (tx) => noteTold(tx, provision, { detail }));
    return { kind: "pending" };
  }
  if (state.kind === "taken" || state.kind === "refused") {
    const isTaken = state.kind === "taken";
    const message = isTaken ? "Someone else took that number." : state.message;
    await inOrganization(organizationId, (tx) => endFailed(tx, provision, message));
    return { kind: "failed", message, isTaken };
  }
  const { numberId } = state;
  const { setupProvider: telephony } = NumberRequest.parse(provision.request);
  const fields = { telephony, number: order.number, numberId };
  const isWanted = await inOrganization(organizationId, (tx) =>
    noteTold(tx, provision, { externalId: numberId, secret: new Secret({ fields }) }, "made"),
  );
  crashPoint("number:before_save");
  if (!isWanted) return giveBackLate(making);
  const end = await keepNumber(provision, fields);
  crashPoint("number:after_save");
  return end;
}

/** What was bought while it was being given up, which its removal could not see. */
async function giveBackLate({ provision, account, order, source }: Making): Promise<MakingEnd> {
  if (provision.attempts === 0 && provision.externalId === null) return { kind: "unwanted" };
  const found = await source.find(account, order);
  if (found?.kind === "pending")
    throw new AppError("unavailable", "The order is still being worked on.");
  if (found?.kind === "bought")
    await source.release(account, { number: order.number, numberId: found.numberId });
  return { kind: "unwanted" };
}
