import { z } from "zod";
import type { ProviderFailure, ProviderResponse } from "@/lib/providers/provider";

const Refused = z.object({ error: z.object({ code: z.string() }) });

/**
 * Why Brave Search refused, where the status alone does not say it. A key that it does not accept is
 * answered with 422, not with 401.
 */
export function braveFailure({
  status,
  headers,
  body,
}: ProviderResponse): ProviderFailure | undefined {
  if (status < 400) return undefined;
  const code = Refused.safeParse(body).data?.error.code ?? "";
  if (code.startsWith("SUBSCRIPTION_TOKEN") || status === 401 || status === 403)
    return {
      reason: "unauthorized",
      message: "Brave Search does not accept this server's key. Its operator should check it.",
    };
  if (status === 402 || code === "QUOTA_LIMITED" || (status === 429 && isMonthOver(headers)))
    return {
      reason: "other",
      message:
        "This server has used all the searches that Brave Search allows it this month. Its operator can get more.",
    };
  if (status !== 429) return undefined;
  const [seconds] = [
    ...numbersIn(headers, "retry-after"),
    ...numbersIn(headers, "x-ratelimit-reset"),
  ];
  const when = seconds === undefined ? "later" : `in ${String(seconds)} s`;
  return {
    reason: "rate_limited",
    message: `Brave Search has had too many requests. Try again ${when}.`,
    ...(seconds !== undefined && { retryAfterSeconds: seconds }),
  };
}

/** Its limits come as lists, the shortest window first: "1, 15000" a second and a month. */
const numbersIn = (headers: Headers, header: string): number[] =>
  (headers.get(header) ?? "").split(",").flatMap((part) => {
    const number = Number.parseInt(part, 10);
    return Number.isNaN(number) ? [] : [number];
  });

function isMonthOver(headers: Headers): boolean {
  const limits = numbersIn(headers, "x-ratelimit-limit");
  const left = numbersIn(headers, "x-ratelimit-remaining");
  // A plan without a bound says 0 of 0.
  return limits.length > 1 && limits.at(-1) !== 0 && left.at(-1) === 0;
}
