import type { Sandbox } from "../sandbox";
import { closeDispute, openDispute } from "./dispute";
import { settleSession } from "./pay-session";
import { createRefund, failRefund } from "./refund";
import type { StripeAccount, StripeCharge, StripeDispute, StripeRefund } from "./seed";
import { type Told, told } from "./told";

type Action = {
  label: string;
  isOpen: (account: StripeAccount, charge: StripeCharge) => boolean;
  run: (call: Told, charge: StripeCharge) => void;
};

const left = ({ amount, amountRefunded }: StripeCharge): number => amount - amountRefunded;

const isRefundable = (_account: StripeAccount, charge: StripeCharge): boolean =>
  charge.status === "succeeded" && left(charge) > 1 && charge.disputed !== true;

const openDisputeOf = (
  { disputes }: StripeAccount,
  { id }: StripeCharge,
): StripeDispute | undefined =>
  disputes.find(({ charge, status }) => charge === id && status === "needs_response");

const lastRefund = ({ refunds }: StripeAccount, { id }: StripeCharge): StripeRefund | undefined =>
  refunds.findLast(({ charge, failed }) => charge === id && failed !== true);

const refund = (call: Told, charge: StripeCharge, amount: number): void => {
  createRefund({ ...call, id: "", form: { charge: charge.id, amount: String(amount) } });
};

const settle =
  (isPaid: boolean): Action["run"] =>
  (call, charge) => {
    const session = call.account.sessions.find(({ chargeId }) => chargeId === charge.id);
    if (session) settleSession(call, session, isPaid);
  };

const close =
  (isWon: boolean): Action["run"] =>
  (call, charge) => {
    const dispute = openDisputeOf(call.account, charge);
    if (dispute) closeDispute(call, dispute, isWon);
  };

const isPending: Action["isOpen"] = (_account, { status }) => status === "pending";
const isDisputed: Action["isOpen"] = (account, charge) =>
  openDisputeOf(account, charge) !== undefined;

/** What can become of a payment after it was made. */
export const actions = {
  bank_pays: { label: "The bank pays", isOpen: isPending, run: settle(true) },
  bank_fails: { label: "The bank refuses", isOpen: isPending, run: settle(false) },
  refund_half: {
    label: "Refund half",
    isOpen: isRefundable,
    run: (call, charge) => {
      refund(call, charge, Math.floor(left(charge) / 2));
    },
  },
  refund: {
    label: "Refund",
    isOpen: isRefundable,
    run: (call, charge) => {
      refund(call, charge, left(charge));
    },
  },
  refund_fails: {
    label: "Refund fails",
    isOpen: (account, charge) => lastRefund(account, charge) !== undefined,
    run: (call, charge) => {
      const last = lastRefund(call.account, charge);
      if (last) failRefund(call, charge, last);
    },
  },
  inquire: {
    label: "Inquire",
    isOpen: isRefundable,
    run: (call, charge) => {
      openDispute(call, charge, { isInquiry: true });
    },
  },
  dispute: {
    label: "Dispute",
    isOpen: isRefundable,
    run: (call, charge) => {
      openDispute(call, charge);
    },
  },
  win: { label: "Dispute won", isOpen: isDisputed, run: close(true) },
  lose: { label: "Dispute lost", isOpen: isDisputed, run: close(false) },
} as const satisfies Record<string, Action>;

export type StripeAction = keyof typeof actions;

/** Does one of them; false where it is not possible now. */
export function actOn(sandbox: Sandbox, chargeId: string, name: StripeAction): boolean {
  const call = told(sandbox);
  const charge = call.account.charges.find(({ id }) => id === chargeId);
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (charge === undefined || !action?.isOpen(call.account, charge)) return false;
  action.run(call, charge);
  sandbox.store.touch();
  return true;
}
