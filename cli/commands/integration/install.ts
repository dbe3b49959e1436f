import { Command } from "commander";
import { answer } from "../../client";
import { contextOf } from "../../context";
import { collect } from "../../option-values";
import { hint, print, printJson } from "../../output";
import { confirmReach } from "../../reach";
import { safeText } from "../../safe-text";
import { toSettings } from "../../settings-input";

export const installCommand = (): Command =>
  new Command("install")
    .description("install an integration at a place, for it and everything below")
    .argument("<integration>", "its id, e.g. github")
    .option("--set <key=value>", "a setting, repeatable", collect)
    .action(async (integration: string, { set = [] }: { set?: string[] }, command: Command) => {
      const context = contextOf(command);
      const { client, json } = context;
      const node = context.node();
      const settings = await settingsOf(context, { node, integration }, set);
      await confirmReach(context, { node, integration, account: false });
      const installed = await answer(
        client.POST("/nodes/{node}/integrations", {
          params: { path: { node } },
          body: { integration, ...(settings && { settings }) },
        }),
      );
      if (json) {
        printJson(installed);
        return;
      }
      print(`${safeText(installed.name)} is installed. ${safeText(installed.sentence)}`);
      if (installed.remedy?.action === "connect")
        hint(`Next: alfe integration connect ${integration} --node ${node}`);
    });

async function settingsOf(
  { client }: ReturnType<typeof contextOf>,
  path: { node: string; integration: string },
  pairs: readonly string[],
): Promise<Record<string, unknown> | undefined> {
  if (pairs.length === 0) return undefined;
  const detail = await answer(
    client.GET("/nodes/{node}/integrations/{integration}", { params: { path } }),
  );
  return toSettings(pairs, detail.settings);
}
