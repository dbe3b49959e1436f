import { readFileSync } from "node:fs";
import path from "node:path";

type Demo = { accounts: { email: string; password: string; role: string }[] };

/** The accounts of the demo as lines for the terminal. */
export function demoAccounts(dataDir: string): string[] {
  const demo = JSON.parse(readFileSync(path.join(dataDir, "demo.json"), "utf8")) as Demo;
  const width = Math.max(...demo.accounts.map(({ email }) => email.length));
  return demo.accounts.map(
    ({ email, password, role }) => `  ${email.padEnd(width)}   ${password}   ${role}`,
  );
}
