import { Command } from "commander";
import { answer } from "../../client";
import { confirmedPreview } from "../../confirmed-preview";
import { contextOf } from "../../context";
import { findConnection } from "../../find-connection";
import { print, printJson } from "../../output";
import { safeText } from "../../safe-text";

export const connectionMoveCommand = (): Command =>
  new Command("move")
    .description(
      "move an account to another place: from then on that place and all below can use it",
    )
    .argument("<account>", "its id, name or label")
    .requiredOption("--to <path>", "the place that will own it")
    .option("--next-default <id>", "the account that becomes the default where it leaves")
    .action(
      async (
        wanted: string,
        { to, nextDefault }: { to: string; nextDefault?: string },
        command: Command,
      ) => {
        const context = contextOf(command);
        const { client } = context;
        const { id, nodeId, accountName } = await findConnection(context, wanted);
        const target = await answer(
          client.GET("/nodes/{node}", { params: { path: { node: to.replace(/^\/+|\/+$/g, "") } } }),
        );
        const next = nextDefault === undefined ? {} : { nextDefault };
        const confirmed = await confirmedPreview(context, {
          node: nodeId,
          change: { kind: "move_connection", connectionId: id, toNodeId: target.id, ...next },
          question: `Move ${safeText(accountName)} to ${safeText(target.name)}?`,
        });
        const moved = await answer(
          client.PATCH("/connections/{connection}", {
            params: { path: { connection: id } },
            body: { node: target.id, ...next, ...confirmed },
          }),
        );
        if (context.json) printJson(moved);
        else print(`${safeText(accountName)} is an account of ${safeText(target.name)} now.`);
      },
    );
