import { Command } from "commander";
import { answer } from "../../client";
import { contextOf } from "../../context";
import { findConnection } from "../../find-connection";
import { print, printJson } from "../../output";
import { safeText } from "../../safe-text";

export const connectionRenameCommand = (): Command =>
  new Command("rename")
    .description("set what people call an account here")
    .argument("<account>", "its id, name or label")
    .argument("<label>", 'the new label; "" for none')
    .action(async (wanted: string, label: string, _options: object, command: Command) => {
      const context = contextOf(command);
      const { id } = await findConnection(context, wanted);
      const renamed = await answer(
        context.client.PATCH("/connections/{connection}", {
          params: { path: { connection: id } },
          body: { label },
        }),
      );
      if (context.json) printJson(renamed);
      else
        print(
          `${safeText(renamed.accountName)} is called ${safeText(renamed.label) || "nothing else"} now.`,
        );
    });
