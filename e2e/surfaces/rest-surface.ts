import { expect } from "@playwright/test";
import { followLink } from "./follow-link";
import type { RestClient } from "./rest-client";
import type { Scene, Surface } from "./surface";

/** A program that speaks REST; `node` is the agent as whoever has the token names it. */
export function restSurface({ page }: Scene, { ask, untilCleanedUp }: RestClient, node: string) {
  const at = `/nodes/${encodeURIComponent(node)}`;
  const github = `${at}/integrations/github`;
  return {
    async installAndConnect(account) {
      await ask(201, "POST", `${at}/integrations`, { integration: "github" });
      const { url, attemptId } = (await ask(201, "POST", `${github}/connect`, {})) as {
        url: string;
        attemptId: string;
      };
      await followLink(page, url, account);
      expect(await ask(200, "GET", `/connect-attempts/${attemptId}`)).toMatchObject({
        status: "done",
        account,
      });
      expect(await ask(200, "GET", github)).toMatchObject({ status: "active" });
    },
    async search(query) {
      const called = await ask(200, "POST", `${at}/tools/github_search_repositories/call`, {
        arguments: { query },
      });
      expect(called).toMatchObject({ outcome: "done" });
    },
    async remove() {
      const { removalId } = (await ask(200, "DELETE", github)) as { removalId: string };
      await untilCleanedUp(removalId);
    },
  } satisfies Surface;
}
