import { expect } from "@playwright/test";
import { type AlfeCommand, succeeded } from "./alfe-command";
import { followLink } from "./follow-link";
import type { Scene, Surface } from "./surface";

/** Somebody at a terminal, or an agent whose program runs the same commands; `at` says where, if that must be said. */
export function cliSurface({ page }: Scene, alfe: AlfeCommand, at: readonly string[]): Surface {
  return {
    async installAndConnect(account) {
      expect(await alfe.run("integration", "install", "github", ...at)).toContain("is installed");
      const words = ["integration", "connect", "github", "--no-browser", ...at];
      const connecting = alfe.start(words);
      const [, link = ""] = await connecting.notes(/Connect it at (\S+)\n/);
      await followLink(page, link, account);
      // It waits by itself until the account is connected.
      expect(succeeded(words, await connecting.ended)).toContain(`Connected as ${account}`);
      const shown = await alfe.run("integration", "show", "github", "--json", ...at);
      expect(JSON.parse(shown)).toMatchObject({ status: "active" });
    },
    async search(query) {
      const words = ["tool", "call", "github_search_repositories", "--arg", `query=${query}`];
      expect(JSON.parse(await alfe.run(...words, "--json", ...at))).toMatchObject({
        outcome: "done",
      });
    },
    async remove() {
      const receipt = await alfe.run("integration", "remove", "github", "--json", "--yes", ...at);
      expect(JSON.parse(receipt)).toMatchObject({ state: "done" });
    },
  };
}
