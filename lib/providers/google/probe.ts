import { z } from "zod";
import type { Account, ProviderCall } from "../provider";
import { readAccount } from "../read-account";

const UserInfo = z.object({ sub: z.string(), email: z.string().optional() });

export async function probeGoogle(call: ProviderCall): Promise<Account> {
  const { body } = await call({ url: "https://openidconnect.googleapis.com/v1/userinfo" });
  const { sub, email } = readAccount("Google", UserInfo, body);
  return { id: sub, name: email ?? sub };
}
