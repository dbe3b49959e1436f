import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

const statuses: Record<number, string> = {
  400: "INVALID_ARGUMENT",
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  409: "ALREADY_EXISTS",
  410: "FAILED_PRECONDITION",
};

/** An error in the one shape that all of Google's APIs share. */
export function googleProblem(
  c: Context,
  code: ContentfulStatusCode,
  message: string,
  reason: string,
  details?: object[],
): Response {
  const errors = [{ domain: "global", reason, message }];
  const status = statuses[code] ?? "UNKNOWN";
  return c.json({ error: { code, message, errors, status, ...(details && { details }) } }, code);
}

export function invalidCredentials(c: Context): Response {
  c.header(
    "www-authenticate",
    'Bearer realm="https://accounts.google.com/", error="invalid_token"',
  );
  return googleProblem(
    c,
    401,
    "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.",
    "authError",
  );
}

export function insufficientScopes(c: Context, accepted: string[]): Response {
  const scope = accepted.join(" ");
  c.header(
    "www-authenticate",
    `Bearer realm="https://accounts.google.com/", error="insufficient_scope", scope="${scope}"`,
  );
  return googleProblem(
    c,
    403,
    "Request had insufficient authentication scopes.",
    "insufficientPermissions",
    [
      {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        reason: "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
        domain: "googleapis.com",
      },
    ],
  );
}
