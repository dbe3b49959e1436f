import { parseDollars } from "./money";

/** What `ALFE_MONTHLY_ALLOWANCE_USD` comes to, in micro-dollars. */
export const monthlyAllowance = (dollars: string | undefined): bigint =>
  dollars === undefined ? 0n : (parseDollars(dollars) ?? 0n);
