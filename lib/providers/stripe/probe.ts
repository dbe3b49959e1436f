import { z } from "zod";
import type { Account, ProviderCall } from "../provider";
import { readAccount } from "../read-account";
import { isRefusal } from "../revocation";

const StripeAccount = z.object({
  id: z.string(),
  email: z.string().nullish(),
  business_profile: z.object({ name: z.string().nullish() }).nullish(),
  settings: z
    .object({ dashboard: z.object({ display_name: z.string().nullish() }).nullish() })
    .nullish(),
});

export async function probeStripe(call: ProviderCall): Promise<Account> {
  const account = await readOwnAccount(call);
  return { ...account, detail: await readMode(call) };
}

async function readOwnAccount(call: ProviderCall): Promise<Account> {
  try {
    const { body } = await call({ url: "https://api.stripe.com/v1/account" });
    const { id, email, business_profile, settings } = readAccount("Stripe", StripeAccount, body);
    const name = business_profile?.name ?? settings?.dashboard?.display_name ?? email ?? id;
    return { id, name };
  } catch (error) {
    // Many restricted keys may not read the account, but the refusal names it.
    const id = isRefusal(error, "forbidden") && /\bacct_\w+/.exec(error.message)?.[0];
    if (id) return { id, name: id };
    throw error;
  }
}

const Balance = z.object({ livemode: z.boolean() });

/** Undefined where the key may not read the balance, which alone tells the mode. */
async function readMode(call: ProviderCall): Promise<string | undefined> {
  try {
    const { body } = await call({ url: "https://api.stripe.com/v1/balance" });
    return readAccount("Stripe", Balance, body).livemode ? "live mode" : "test mode";
  } catch (error) {
    if (isRefusal(error, "forbidden")) return undefined;
    throw error;
  }
}
