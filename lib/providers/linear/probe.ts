import { z } from "zod";
import type { Account, ProviderCall } from "../provider";
import { readAccount } from "../read-account";

const Answer = z.object({
  data: z.object({
    viewer: z.object({ id: z.string(), name: z.string(), email: z.string().nullish() }),
    organization: z.object({ id: z.string(), name: z.string() }),
  }),
});

const query = "query Account { viewer { id name email } organization { id name urlKey } }";

/** A person has another user in each workspace. */
export async function probeLinear(call: ProviderCall): Promise<Account> {
  const response = await call({
    method: "POST",
    url: "https://api.linear.app/graphql",
    json: { query },
  });
  const { viewer, organization } = readAccount("Linear", Answer, response.body).data;
  return { id: viewer.id, name: viewer.email ?? viewer.name, detail: organization.name };
}
