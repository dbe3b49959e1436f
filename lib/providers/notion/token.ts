import { z } from "zod";

const TokenAnswer = z.record(z.string(), z.unknown());

/** Notion writes `null` for what it leaves out, and some refusals as API errors with a `code`. */
export function adaptNotionToken(status: number, body: unknown): { status: number; body: unknown } {
  const { data } = TokenAnswer.safeParse(body);
  if (!data) return { status, body };
  const given = Object.entries(data).filter(([, value]) => value !== null);
  const answer = Object.fromEntries(given);
  if (status < 400 || typeof answer.error === "string") return { status, body: answer };
  const error = answer.code === "unauthorized" ? "invalid_client" : "invalid_request";
  return { status, body: { ...answer, error } };
}
