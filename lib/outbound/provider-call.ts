import "server-only";
import { AppError } from "@/lib/errors";
import { ProviderCallError } from "@/lib/providers/call-error";
import type {
  OAuthClient,
  Provider,
  ProviderCall,
  ProviderRequest,
  SecretFields,
  World,
} from "@/lib/providers/provider";
import { isRefusal } from "@/lib/providers/revocation";
import { failureOfStatus } from "@/lib/providers/status-failure";
import type { Secret } from "@/lib/vault/secret";
import { parseAnswer } from "./answer-body";
import { NoAnswerError } from "./no-answer";
import { sendToWorld } from "./route";
import { forgetSignIn, signedIn } from "./signed-in";

const defaultMaxBytes = 2 * 1024 * 1024;
const defaultTimeoutMs = 20_000;

/** What is called, as far as calling it goes. */
type Callee = Pick<
  Provider,
  | "id"
  | "name"
  | "nameAt"
  | "hosts"
  | "authorize"
  | "authorizeUrl"
  | "signIn"
  | "apiHeaders"
  | "failure"
>;

type Base = {
  provider: Callee;
  /** Hosts that may receive the credential; those that the provider does not name are dropped. */
  hosts: readonly string[];
  world: World;
  maxBytes?: number;
};

/** Sends requests with a connection's credential, only to its provider and only to these hosts. */
export function providerCall({
  secret,
  ...base
}: Base & { secret: Secret<SecretFields> }): ProviderCall {
  const { provider, world } = base;
  const { signIn } = provider;
  if (!signIn)
    return callWith(base, {
      headers: () => provider.authorize(secret.reveal()),
      place: (url) => provider.authorizeUrl?.(url, secret.reveal()) ?? url,
    });
  const anonymous = callWith({ provider, hosts: provider.hosts, world }, {});
  const withToken: ProviderCall = async (request) => {
    const accessToken = await signedIn(provider, world, secret, () =>
      signIn(anonymous, secret.reveal()),
    );
    const headers = () => provider.authorize({ ...secret.reveal(), accessToken });
    return callWith(base, { headers })(request);
  };
  return async (request) => {
    if (request.anonymous) return anonymous(request);
    try {
      return await withToken(request);
    } catch (error) {
      if (!isRefusal(error, "unauthorized") || !forgetSignIn(provider, world, secret)) throw error;
      // The token may have ended before its time; refused means not carried out.
      return withToken(request);
    }
  };
}

/** Sends requests without a credential, to the provider's hosts only. */
export const anonymousCall =
  ({ timeoutMs, ...base }: Base & { timeoutMs?: number }): ProviderCall =>
  (request) =>
    callWith(base, {})({ ...(timeoutMs !== undefined && { timeoutMs }), ...request });

/** Sends requests as the OAuth client itself. */
export const clientCall = ({ client, ...base }: Base & { client: Secret<OAuthClient> }) =>
  callWith(base, { headers: () => ({ authorization: basic(client.reveal()) }) });

const basic = ({ id, secret }: OAuthClient): string =>
  `Basic ${Buffer.from(`${encodeURIComponent(id)}:${encodeURIComponent(secret)}`).toString("base64")}`;

type Authorization = {
  headers?: () => Record<string, string>;
  place?: (url: URL) => URL;
};

function callWith(
  { provider, hosts, world, maxBytes = defaultMaxBytes }: Base,
  { headers: authorize, place }: Authorization,
): ProviderCall {
  const allowed = hosts.filter((host) => provider.hosts.includes(host));
  return async (request) => {
    const url = withQuery(request);
    if (!allowed.includes(url.host))
      throw new AppError("internal", `${provider.name} is not called at this address.`);
    const name = provider.nameAt?.(url.host) ?? provider.name;
    const { type, body } = encodeBody(request);
    const headers = new Headers({ "user-agent": "Alfe-Integrations", accept: "application/json" });
    const layers = [
      provider.apiHeaders,
      request.headers,
      type === undefined ? undefined : { "content-type": type },
    ];
    for (const layer of [...layers, authorize?.()])
      for (const [name, value] of Object.entries(layer ?? {})) headers.set(name, value);

    const authorized = place?.(url) ?? url;
    if (authorized.host !== url.host)
      throw new AppError("internal", `${provider.name} is not called at this address.`);
    const answer = await sendToWorld(world)({
      name,
      url: authorized,
      method: request.method ?? "GET",
      headers,
      body,
      maxBytes: Math.min(request.maxBytes ?? maxBytes, maxBytes),
      timeoutMs: request.timeoutMs ?? defaultTimeoutMs,
      signal: request.signal,
    });
    if (answer.status >= 300 && answer.status < 400)
      throw new NoAnswerError("provider_failed", `${name} redirected the call elsewhere.`, {
        maybeReceived: true,
      });
    const response = {
      status: answer.status,
      headers: answer.headers,
      body: parseAnswer(name, answer),
    };
    const failure = provider.failure
      ? provider.failure(response, name)
      : failureOfStatus(name, response);
    if (failure) throw new ProviderCallError(failure, response.status, name);
    return response;
  };
}

function withQuery({ url: address, query }: ProviderRequest): URL {
  const url = new URL(address);
  for (const [name, value] of Object.entries(query ?? {}))
    if (value !== undefined) url.searchParams.set(name, String(value));
  return url;
}

type Body = { type?: string; body?: string | Uint8Array<ArrayBuffer> };

function encodeBody({ json, form, body }: ProviderRequest): Body {
  if (json !== undefined) return { type: "application/json", body: JSON.stringify(json) };
  if (body)
    return {
      type: body.contentType,
      body: typeof body.data === "string" ? body.data : new Uint8Array(body.data),
    };
  if (!form) return {};
  const fields = new URLSearchParams();
  for (const [name, value] of Object.entries(form))
    if (value !== undefined) fields.set(name, String(value));
  return { type: "application/x-www-form-urlencoded", body: fields.toString() };
}
