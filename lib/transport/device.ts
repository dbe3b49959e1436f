import "server-only";
import { deviceIntervalMs, deviceLifetimeMs } from "@/lib/device/authorization";
import { redeemDevice } from "@/lib/device/redeem";
import { startDevice } from "@/lib/device/start";
import { publicOrigin } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { Client } from "./client";
import { toProblem } from "./problem";
import { readBytes, readJsonBody } from "./read-json-body";

/** Where terminals sign in (RFC 8628). Their errors are those of OAuth, not problem documents. */
export const devicePaths = ["/api/v1/device_authorization", "/api/v1/token"] as const;

const grantType = "urn:ietf:params:oauth:grant-type:device_code";

/** Answers at either of `devicePaths`: a terminal starts, or asks for what it was allowed. */
export async function serveDevice(
  request: Request,
  { address, requestId }: Client,
): Promise<Response> {
  if (request.method !== "POST")
    return oauthError("invalid_request", "Send a POST.", 405, { allow: "POST" });
  try {
    const fields = await readFields(request);
    return new URL(request.url).pathname === devicePaths[0]
      ? await authorize(fields, address)
      : await exchange(fields);
  } catch (error) {
    return toOauthError(error, requestId);
  }
}

type Fields = Readonly<Record<string, string>>;

async function authorize({ client_name: clientName = "alfe" }: Fields, address: string) {
  const { deviceCode, userCode } = await startDevice({ clientName }, address);
  const page = `${publicOrigin()}/device`;
  return answer(200, {
    device_code: deviceCode,
    user_code: userCode,
    verification_uri: page,
    verification_uri_complete: `${page}?code=${userCode}`,
    expires_in: deviceLifetimeMs / 1000,
    interval: deviceIntervalMs / 1000,
  });
}

async function exchange({ grant_type: grant, device_code: deviceCode }: Fields) {
  if (grant === undefined) return oauthError("invalid_request", "grant_type is missing.");
  if (grant !== grantType)
    return oauthError("unsupported_grant_type", `The only grant_type here is ${grantType}.`);
  if (deviceCode === undefined) return oauthError("invalid_request", "device_code is missing.");
  const redeemed = await redeemDevice(deviceCode);
  if (typeof redeemed === "string") return oauthError(redeemed, refusals[redeemed]);
  const { token, expiresInSeconds, organization } = redeemed;
  return answer(200, {
    access_token: token,
    token_type: "Bearer",
    expires_in: expiresInSeconds,
    organization,
  });
}

const refusals = {
  authorization_pending: "Nobody has answered yet.",
  slow_down: "Wait longer before you ask again.",
  access_denied: "It was denied.",
  expired_token: "The code has expired. Start again.",
  invalid_grant: "There is no such code, or it was used already.",
} as const;

/** Text fields of a form, as the RFC has it, or of a JSON object. */
async function readFields(request: Request): Promise<Fields> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^application\/x-www-form-urlencoded\b/i.test(type)) {
    const body = (await readJsonBody(request)) ?? {};
    return Object.fromEntries(
      Object.entries(body).flatMap(([name, value]) =>
        typeof value === "string" ? [[name, value]] : [],
      ),
    );
  }
  const pairs = [...new URLSearchParams((await readBytes(request)).toString("utf8"))];
  if (new Set(pairs.map(([name]) => name)).size < pairs.length)
    throw new AppError("invalid_input", "A parameter is there twice.");
  return Object.fromEntries(pairs);
}

function toOauthError(error: unknown, requestId: string): Response {
  const { status, detail, code, errors, retryAfterSeconds } = toProblem(error, requestId);
  const again = { "retry-after": String(retryAfterSeconds ?? 1) };
  if (code === "rate_limited" || status >= 500)
    return oauthError("temporarily_unavailable", detail, status, again);
  return oauthError(
    "invalid_request",
    errors?.[0]?.detail ?? detail,
    status === 422 ? 400 : status,
  );
}

const oauthError = (
  error: string,
  description: string,
  status = 400,
  headers: Record<string, string> = {},
) => answer(status, { error, error_description: description }, headers);

const answer = (
  status: number,
  body: Record<string, unknown>,
  headers: Record<string, string> = {},
): Response =>
  Response.json(body, {
    status,
    headers: { "cache-control": "no-store", pragma: "no-cache", ...headers },
  });
