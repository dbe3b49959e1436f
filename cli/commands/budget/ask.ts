import { Command } from "commander";
import { answer } from "../../client";
import { contextOf } from "../../context";
import { toMicros } from "../../dollars";
import { hint, print, printJson } from "../../output";
import { safeText } from "../../safe-text";

type Options = { integration?: string; reason?: string };

export const askCommand = (): Command =>
  new Command("ask")
    .description("ask for more to spend, as an agent: an admin decides")
    .argument("<amount>", "how much more is needed, in dollars", toMicros)
    .option("--integration <id>", "what it is for; else whatever has the least left is meant")
    .option("--reason <text>", "what for, for whoever decides")
    .action(async (amountMicros: string, options: Options, command: Command) => {
      const { client, json, node } = contextOf(command);
      const { integration, reason } = options;
      const asked = await answer(
        client.POST("/nodes/{node}/budget-requests", {
          params: { path: { node: node() } },
          body: {
            amountMicros,
            ...(integration !== undefined && { integration }),
            ...(reason !== undefined && { reason }),
          },
        }),
      );
      if (json) {
        printJson(asked);
        return;
      }
      print(safeText(asked.text));
      if (asked.approval) hint(`Look at it with: alfe approval show ${asked.approval.id}`);
    });
