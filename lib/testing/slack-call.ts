import { ProviderCallError } from "@/lib/providers/call-error";
import type { ProviderCall } from "@/lib/providers/provider";
import { slackFailure } from "@/lib/providers/slack-failure";
import type { TestSandbox } from "@/sandbox/testing";

/** Calls a sandbox's Slack with a token, and throws as calls of providers do. */
export const slackCall =
  (sandbox: Pick<TestSandbox, "call">, token?: string): ProviderCall =>
  async ({ url, method = "GET", form, json, query = {} }) => {
    const address = new URL(url);
    for (const [name, value] of Object.entries(query))
      if (value !== undefined) address.searchParams.set(name, String(value));
    const fields = Object.entries(form ?? {}).map(([name, value]) => [name, String(value)]);
    const response = await sandbox.call(`/${address.host}${address.pathname}${address.search}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(json !== undefined && { "content-type": "application/json" }),
      },
      ...(method !== "GET" && {
        body: json === undefined ? new URLSearchParams(fields) : JSON.stringify(json),
      }),
    });
    const body: unknown = await response.json();
    const answer = { status: response.status, headers: response.headers, body };
    const failure = slackFailure(answer);
    if (failure) throw new ProviderCallError(failure, response.status);
    return answer;
  };
