import { z } from "zod";
import type { Account, ProviderCall } from "../provider";
import { readAccount } from "../read-account";

const User = z.object({ id: z.number(), login: z.string() });

export async function probeGithub(call: ProviderCall): Promise<Account> {
  const response = await call({ url: "https://api.github.com/user" });
  const { id, login } = readAccount("GitHub", User, response.body);
  const scopes = response.headers
    .get("x-oauth-scopes")
    ?.split(/[\s,]+/)
    .filter(Boolean);
  return { id: String(id), name: login, scopes };
}
