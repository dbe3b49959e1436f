import { formatMicros } from "@/lib/credits/money";

/** An amount as a person would type it into a field, without losing any of it: "12.50", "0.005". */
export const typedDollars = (micros: string): string =>
  formatMicros(micros, { exact: true })
    .slice(1)
    .replace(/(\.\d\d\d*?)0+$/, "$1");
