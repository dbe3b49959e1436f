import { readFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { directory } from "@/lib/db";
import { env } from "@/lib/env";
import { notFound } from "@/lib/errors";
import { Role } from "@/lib/tree/node";

const Demo = z.object({ accounts: z.array(z.object({ email: z.string(), role: Role })) });

/** The roles of the seeded accounts, which the sign-in page offers in demo mode; none otherwise. */
export async function demoRoles(): Promise<Role[]> {
  const accounts = await demoAccounts();
  return [...new Set(accounts.map(({ role }) => role))];
}

/** The seeded account that has a role. Nobody needs its password: whoever gets here owns the machine. */
export async function demoPerson(role: Role): Promise<{ userId: string }> {
  const account = (await demoAccounts()).find((each) => each.role === role);
  const user =
    account &&
    (await directory().user.findUnique({
      where: { email: account.email },
      select: { id: true },
    }));
  if (!user) throw notFound("This account");
  return { userId: user.id };
}

async function demoAccounts() {
  if (!env().ALFE_DEMO) return [];
  const file = path.join(env().ALFE_DATA_DIR, "demo.json");
  const text = await readFile(file, "utf8").catch(() => undefined);
  // Still being seeded, or seeded by another program.
  return text === undefined ? [] : Demo.parse(JSON.parse(text)).accounts;
}
