import { expect } from "@playwright/test";
import { followLink } from "./follow-link";
import type { RestClient } from "./rest-client";
import type { Scene, Surface } from "./surface";

type Answer = { isError: boolean; text: string; data: Record<string, unknown> };
type Call = (tool: string, args: Record<string, unknown>) => Promise<Answer>;

/** An agent that speaks MCP. Receipts it reads over REST, with the same key. */
export function mcpSurface({ page }: Scene, call: Call, { untilCleanedUp }: RestClient): Surface {
  const github = { integration: "github" };
  const done = async (tool: string, args: Record<string, unknown>) => {
    const { isError, text, data } = await call(tool, args);
    expect(isError, `${tool}: ${text}`).toBe(false);
    return data;
  };
  return {
    async installAndConnect(account) {
      await done("install_integration", github);
      const asked = await done("connect_integration", github);
      expect(asked).toMatchObject({ status: "needs_user_action" });
      await followLink(page, String(asked.url), account);
      const { attemptId } = asked;
      expect(await done("check_connection", { attemptId })).toMatchObject({ status: "done" });
      expect(await done("get_integration", github)).toMatchObject({ status: "active" });
    },
    async search(query) {
      await done("github_search_repositories", { query });
    },
    async remove() {
      const { removalId } = await done("remove_integration", github);
      await untilCleanedUp(String(removalId));
    },
  };
}
