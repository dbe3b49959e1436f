import { plural } from "@/components/plural";
import { formatMicros } from "@/lib/credits/money";
import type { Payment } from "@/lib/payments/payment";

type Added = Pick<Payment, "text" | "resumed"> & { balanceMicros?: string };

/** "Added $25.00. Balance $112.60. 3 integrations resumed." */
export const addedWords = ({ text, balanceMicros, resumed }: Added): string =>
  [
    text,
    ...(balanceMicros === undefined ? [] : [`Balance ${formatMicros(balanceMicros)}.`]),
    ...(resumed === 0 ? [] : [`${plural(resumed, "integration")} resumed.`]),
  ].join(" ");

const least = 1_000_000n;
const most = 10_000_000_000n;
const cent = 10_000n;

/** Why an amount cannot be paid; undefined where it can. As the server says it. */
export const whyNotPayable = (micros: bigint | undefined): string | undefined =>
  micros === undefined || micros < least || micros > most || micros % cent !== 0n
    ? "Enter an amount from $1.00 to $10,000.00, in whole cents."
    : undefined;
