import type { Sandbox } from "../sandbox";
import type { StripeCall } from "./call";
import type { StripeAccount } from "./seed";
import { sendStripeEvent } from "./send-event";

export type Told = Pick<StripeCall, "account" | "nextId" | "record" | "send">;

/** The account with which the server takes payments. */
export function ownAccount(sandbox: Sandbox): StripeAccount {
  const { alfe } = sandbox.store.state.stripe.accounts;
  if (alfe === undefined) throw new Error("The server's own account is there from the start");
  return alfe;
}

/** What the account's pages do, noted and told to the server as what its interface does. */
export function told(sandbox: Sandbox, account = ownAccount(sandbox)): Told {
  const { store } = sandbox;
  return {
    account,
    nextId: (prefix) => `${prefix}_sandbox${String((store.state.stripe.lastId += 1))}`,
    record: (action, id) => {
      store.record("stripe", account.name, action, id);
    },
    send: (type, object) => {
      sendStripeEvent(sandbox, account, type, object);
    },
  };
}
