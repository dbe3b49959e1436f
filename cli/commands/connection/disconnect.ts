import { Command } from "commander";
import { answer } from "../../client";
import { confirmedPreview } from "../../confirmed-preview";
import { contextOf } from "../../context";
import { findConnection } from "../../find-connection";
import { followReceipt } from "../../receipt";
import { safeText } from "../../safe-text";

export const connectionDisconnectCommand = (): Command =>
  new Command("disconnect")
    .description("end an account here, and revoke its access at the provider")
    .argument("<account>", "its id, name or label")
    .option("--next-default <id>", "the account that becomes the default instead")
    .option("--no-wait", "do not wait for the clean-up to end")
    .action(
      async (
        wanted: string,
        { nextDefault, wait }: { nextDefault?: string; wait: boolean },
        command: Command,
      ) => {
        const context = contextOf(command);
        const { id, nodeId, accountName } = await findConnection(context, wanted);
        const next = nextDefault === undefined ? {} : { nextDefault };
        const confirmed = await confirmedPreview(context, {
          node: nodeId,
          change: { kind: "disconnect", connectionId: id, ...next },
          question: `Disconnect ${safeText(accountName)}?`,
        });
        const removed = await answer(
          context.client.DELETE("/connections/{connection}", {
            params: { path: { connection: id }, query: { ...next, ...confirmed } },
          }),
        );
        await followReceipt(context, removed, wait);
      },
    );
