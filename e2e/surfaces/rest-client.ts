import { expect } from "@playwright/test";

export type RestClient = {
  /** Asks, and returns the body of an answer with this status. */
  ask: (status: number, method: string, path: string, body?: object) => Promise<unknown>;
  /** Until the receipt of a removal is finished. */
  untilCleanedUp: (removalId: string) => Promise<void>;
};

/** Somebody's program that speaks REST, with an agent's key or a personal token. */
export function restClient(url: string, token: string): RestClient {
  const ask: RestClient["ask"] = async (status, method, path, body) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    expect(answer.status, `${method} ${path}: ${text}`).toBe(status);
    return JSON.parse(text) as unknown;
  };
  return {
    ask,
    untilCleanedUp: async (removalId) => {
      await expect
        .poll(() => ask(200, "GET", `/receipts/${removalId}`))
        .toMatchObject({ state: "done" });
    },
  };
}
