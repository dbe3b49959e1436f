import { Command } from "commander";
import { answer } from "../../client";
import { confirmedPreview } from "../../confirmed-preview";
import { contextOf } from "../../context";
import { print, printJson } from "../../output";

export const blockCommand = (): Command =>
  new Command("block")
    .description("block an integration at a place and everything below")
    .argument("<integration>", "its id, e.g. github")
    .option("--note <text>", "shown to everyone below")
    .action(async (integration: string, { note }: { note?: string }, command: Command) => {
      const context = contextOf(command);
      const node = context.node();
      const confirmed = await confirmedPreview(context, {
        node,
        change: { kind: "block", integration },
        question: `Block ${integration} at ${node}?`,
      });
      const blocked = await answer(
        context.client.PUT("/nodes/{node}/integrations/{integration}/block", {
          params: { path: { node, integration } },
          body: { ...(note !== undefined && { note }), ...confirmed },
        }),
      );
      if (context.json) printJson(blocked);
      else print(`${integration} is blocked here. Accounts stay connected.`);
    });

export const unblockCommand = (): Command =>
  new Command("unblock")
    .description("lift a block")
    .argument("<integration>", "its id, e.g. github")
    .action(async (integration: string, _options: object, command: Command) => {
      const context = contextOf(command);
      const node = context.node();
      const query = await confirmedPreview(context, {
        node,
        change: { kind: "unblock", integration },
        question: `Lift the block of ${integration} at ${node}?`,
      });
      const unblocked = await answer(
        context.client.DELETE("/nodes/{node}/integrations/{integration}/block", {
          params: { path: { node, integration }, query },
        }),
      );
      if (context.json) printJson(unblocked);
      else print(`${integration} is not blocked here any more.`);
    });
