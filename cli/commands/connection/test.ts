import { Command } from "commander";
import { answer } from "../../client";
import { contextOf } from "../../context";
import { Failure } from "../../failure";
import { findConnection } from "../../find-connection";
import { print, printJson } from "../../output";
import { withProgress } from "../../progress";
import { safeText } from "../../safe-text";

export const connectionTestCommand = (): Command =>
  new Command("test")
    .description("ask the provider whether an account still works")
    .argument("<account>", "its id, name or label")
    .action(async (wanted: string, _options: object, command: Command) => {
      const context = contextOf(command);
      const { id } = await findConnection(context, wanted);
      const params = { path: { connection: id } };
      const tested = await withProgress("Asking the provider …", () =>
        answer(context.client.POST("/connections/{connection}/test", { params })),
      );
      if (!tested.ok) throw new Failure("failed", tested.message, { details: { tested } });
      if (context.json) printJson(tested);
      else print(safeText(tested.message));
    });
