import { z } from "zod";

/** GitHub answers refusals with 200, in its own words, and separates granted scopes with commas. */
const TokenAnswer = z.looseObject({ error: z.string().optional(), scope: z.string().optional() });

/** GitHub's own error codes in the words of RFC 6749. */
const standardErrors: Readonly<Partial<Record<string, string>>> = {
  bad_verification_code: "invalid_grant",
  bad_refresh_token: "invalid_grant",
  incorrect_client_credentials: "invalid_client",
  redirect_uri_mismatch: "invalid_grant",
  unverified_user_email: "access_denied",
};

export function adaptGithubToken(status: number, body: unknown): { status: number; body: unknown } {
  const { data } = TokenAnswer.safeParse(body);
  if (!data) return { status, body };
  const { error, scope } = data;
  if (error !== undefined)
    return {
      status: status < 400 ? 400 : status,
      body: { ...data, error: standardErrors[error] ?? error },
    };
  if (scope === undefined) return { status, body };
  return { status, body: { ...data, scope: scope.split(/[\s,]+/).join(" ") } };
}
