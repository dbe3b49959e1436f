import { authorizeConnect } from "@/lib/connections/authorize";
import type { ConnectAttempt } from "@/lib/connections/attempt-view";
import { finishConnect } from "@/lib/connections/finish";
import { startConnect } from "@/lib/connections/start";
import { execute } from "@/lib/pipeline/execute";
import type { Caller } from "@/lib/pipeline/actor";

/** What a person does at the provider. */
export type Choice = {
  account?: string;
  /** Scopes that they untick. */
  untick?: string[];
  decision?: "authorize" | "decline";
};

export type CallbackAnswer = {
  provider: string;
  state: string;
  code?: string;
  error?: string;
  iss?: string;
};

/** Starts an attempt and goes as far as the provider's page. */
export async function startAt(
  person: Caller,
  input: { nodeId: string; integration: string; reconnects?: string },
): Promise<{ attemptId: string; url: string }> {
  const { attemptId } = await execute(startConnect, person, input);
  if (attemptId === null) throw new Error("Nothing to connect");
  const { url } = await execute(authorizeConnect, person, { attemptId });
  return { attemptId, url };
}

/** Opens the provider's page as a browser would, answers its form, and returns what our callback gets. */
export async function consentAt(url: string, choice: Choice = {}): Promise<CallbackAnswer> {
  const page = await fetch(url, { redirect: "manual" });
  const text = await page.text();
  if (page.status !== 200) throw new Error(`The consent page said ${page.status}: ${text}`);
  const named = (name: string) =>
    [...text.matchAll(new RegExp(`name="${name}"\\s+value="([^"]*)"`, "g"))].map(
      ([, value]) => value ?? "",
    );
  const form = new URLSearchParams({
    account: choice.account ?? named("account")[0] ?? "",
    decision: choice.decision ?? "authorize",
  });
  for (const scope of named("scope"))
    if (!choice.untick?.includes(scope)) form.append("scope", scope);
  const answer = await fetch(url, { method: "POST", body: form, redirect: "manual" });
  const location = answer.headers.get("location");
  if (location === null) throw new Error(`No redirect: ${await answer.text()}`);
  const callback = new URL(location);
  return {
    provider: callback.pathname.split("/")[3] ?? "",
    state: "",
    // As our callback does, which hands on nothing else of what a provider adds.
    ...Object.fromEntries(
      [...callback.searchParams].filter(([name]) =>
        ["state", "code", "error", "iss"].includes(name),
      ),
    ),
  };
}

/** The whole way from the start to the callback. */
export async function connectAccount(
  person: Caller,
  input: { nodeId: string; integration: string; reconnects?: string },
  choice: Choice = {},
): Promise<ConnectAttempt> {
  const { url } = await startAt(person, input);
  return execute(finishConnect, person, await consentAt(url, choice));
}
