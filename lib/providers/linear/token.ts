import { z } from "zod";

const TokenAnswer = z.looseObject({
  scope: z.union([z.string(), z.array(z.string())]),
});

/** Linear has written granted scopes as a list, with commas and with spaces. */
export function adaptLinearToken(status: number, body: unknown): { status: number; body: unknown } {
  const { data } = TokenAnswer.safeParse(body);
  if (!data) return { status, body };
  const scopes = typeof data.scope === "string" ? data.scope.split(/[\s,]+/) : data.scope;
  return { status, body: { ...data, scope: scopes.filter(Boolean).join(" ") } };
}
