import type { StripeForm } from "./form";
import type { StripeAccount } from "./seed";

/** One request to one account, ready to be answered. */
export type StripeCall = {
  account: StripeAccount;
  form: StripeForm;
  /** The id in the path, where there is one. */
  id: string;
  nextId: (prefix: string) => string;
  record: (action: string, id: string) => void;
  /** Tells the account's own server what happened, where it has one. */
  send: (type: string, object: object) => void;
};
