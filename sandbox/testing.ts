import { createHash, randomBytes } from "node:crypto";
import { startSandbox, type RunningSandbox } from "./server";

const redirectOrigin = "http://127.0.0.1:3999";

/** How the tests speak to a sandbox: over HTTP, as a browser and a client would. */
export type TestSandbox = RunningSandbox & {
  call: (path: string, init?: RequestInit) => Promise<Response>;
  control: (method: string, path: string, body?: object) => Promise<unknown>;
  redirectUri: (provider: string) => string;
};

export async function startTestSandbox(statePath?: string): Promise<TestSandbox> {
  const sandbox = await startSandbox({ port: 0, redirectOrigin, statePath });
  const call = (path: string, init?: RequestInit) =>
    fetch(sandbox.url + path, { redirect: "manual", ...init });
  return {
    ...sandbox,
    call,
    control: async (method, path, body) => {
      const init = {
        method,
        headers: { "x-alfe-sandbox": "1" },
        body: body && JSON.stringify(body),
      };
      const response = await call(`/_sandbox${path}`, init);
      const text = await response.text();
      return text === "" ? undefined : (JSON.parse(text) as unknown);
    },
    redirectUri: (provider) => `${redirectOrigin}/api/oauth/${provider}/callback`,
  };
}

const authorizePaths: Record<string, string> = {
  github: "/github.com/login/oauth/authorize",
  notion: "/api.notion.com/v1/oauth/authorize",
  google: "/accounts.google.com/o/oauth2/v2/auth",
  linear: "/linear.app/oauth/authorize",
};

export type Consent = {
  provider: string;
  account: string;
  scopes?: string[];
  ticked?: string[];
  query?: Record<string, string>;
  decision?: "authorize" | "decline";
};

/** Goes through the consent page; what the callback would receive, and the verifier for the code. */
export async function consent(
  sandbox: TestSandbox,
  { provider, account, scopes = [], ticked = scopes, query, decision = "authorize" }: Consent,
): Promise<{ callback: URL; verifier: string }> {
  const verifier = randomBytes(32).toString("base64url");
  const search = new URLSearchParams({
    client_id: `sandbox-${provider}`,
    redirect_uri: sandbox.redirectUri(provider),
    response_type: "code",
    state: "some-state",
    scope: scopes.join(provider === "linear" ? "," : " "),
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...query,
  });
  const form = new URLSearchParams({ account, decision });
  for (const scope of ticked) form.append("scope", scope);
  const response = await sandbox.call(`${authorizePaths[provider] ?? ""}?${search.toString()}`, {
    method: "POST",
    body: form,
  });
  const location = response.headers.get("location");
  if (location === null) throw new Error(`No redirect: ${await response.text()}`);
  return { callback: new URL(location), verifier };
}

export type TokenAnswer = Partial<
  Record<"access_token" | "refresh_token" | "scope" | "error" | "token_type", string>
>;

/** Redeems a code as the provider's token endpoint wants it; `changes` breaks the request on purpose. */
export async function redeem(
  sandbox: TestSandbox,
  provider: string,
  granted: { callback: URL; verifier: string },
  changes: Record<string, string> = {},
): Promise<{ status: number; body: TokenAnswer }> {
  return requestTokens(sandbox, provider, {
    grant_type: "authorization_code",
    code: granted.callback.searchParams.get("code") ?? "",
    redirect_uri: sandbox.redirectUri(provider),
    code_verifier: granted.verifier,
    ...changes,
  });
}

const tokenPaths: Record<string, string> = {
  github: "/github.com/login/oauth/access_token",
  notion: "/api.notion.com/v1/oauth/token",
  google: "/oauth2.googleapis.com/token",
  linear: "/api.linear.app/oauth/token",
};

export async function requestTokens(
  sandbox: TestSandbox,
  provider: string,
  fields: Record<string, string>,
): Promise<{ status: number; body: TokenAnswer }> {
  const id = fields.client_id ?? `sandbox-${provider}`;
  const secret = fields.client_secret ?? `sandbox-${provider}-secret`;
  const basic = `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;
  const response = await sandbox.call(tokenPaths[provider] ?? "", {
    method: "POST",
    ...(provider === "notion"
      ? {
          headers: { authorization: basic, "content-type": "application/json" },
          body: JSON.stringify(fields),
        }
      : {
          headers: { accept: "application/json" },
          body: new URLSearchParams({ ...fields, client_id: id, client_secret: secret }),
        }),
  });
  return { status: response.status, body: (await response.json()) as TokenAnswer };
}

/** Consents and redeems. */
export async function connect(sandbox: TestSandbox, wanted: Consent): Promise<TokenAnswer> {
  return (await redeem(sandbox, wanted.provider, await consent(sandbox, wanted))).body;
}
