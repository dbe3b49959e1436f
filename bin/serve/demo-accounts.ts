import { existsSync, readFileSync } from "node:fs";
import path from "node:path";

type Demo = { accounts: { email: string; password: string; role: string }[] };

/** The accounts of the demo as lines for the terminal; none where it was never made. */
export function demoAccounts(dataDir: string): string[] {
  const file = path.join(dataDir, "demo.json");
  if (!existsSync(file)) return [];
  const demo = JSON.parse(readFileSync(file, "utf8")) as Demo;
  const width = Math.max(...demo.accounts.map(({ email }) => email.length));
  return demo.accounts.map(
    ({ email, password, role }) => `  ${email.padEnd(width)}   ${password}   ${role}`,
  );
}
