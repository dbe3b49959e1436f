import { z } from "zod";
import type { Account, ProviderCall } from "../provider";
import { readAccount } from "../read-account";
import { telnyxUrl } from "../telnyx-url";

const WhoAmI = z.object({
  data: z.object({ organization_id: z.string(), user_email: z.string().nullish() }),
});

const Balance = z.object({ data: z.object({ balance: z.string(), currency: z.string() }) });

/** The account behind an API key, and what is left on it: numbers are bought with that. */
export async function probeTelnyx(call: ProviderCall): Promise<Account> {
  const { body } = await call({ url: telnyxUrl("/whoami") });
  const { organization_id: id, user_email } = readAccount("Telnyx", WhoAmI, body).data;
  const { data } = readAccount(
    "Telnyx",
    Balance,
    (await call({ url: telnyxUrl("/balance") })).body,
  );
  return { id, name: user_email ?? id, detail: `${data.balance} ${data.currency} left` };
}
