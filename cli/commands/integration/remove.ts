import { Command } from "commander";
import { answer } from "../../client";
import { confirmedPreview } from "../../confirmed-preview";
import { contextOf } from "../../context";
import { followReceipt } from "../../receipt";

export const removeCommand = (): Command =>
  new Command("remove")
    .description("remove an integration from a place, and clean up what it set up outside")
    .argument("<integration>", "its id, e.g. github")
    .option("--no-wait", "do not wait for the clean-up to end")
    .action(async (integration: string, { wait }: { wait: boolean }, command: Command) => {
      const context = contextOf(command);
      const { client } = context;
      const node = context.node();
      const confirmed = await confirmedPreview(context, {
        node,
        change: { kind: "remove", integration },
        question: `Remove ${integration} from ${node}?`,
      });
      const removed = await answer(
        client.DELETE("/nodes/{node}/integrations/{integration}", {
          params: { path: { node, integration }, query: confirmed },
        }),
      );
      await followReceipt(context, removed, wait);
    });
