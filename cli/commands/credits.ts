import { Command } from "commander";
import { answer } from "../client";
import { contextOf } from "../context";
import { print, printJson } from "../output";
import { safeText } from "../safe-text";

export const creditsCommand = (): Command =>
  new Command("credits")
    .description("show what integrations cost here")
    .action(async (_options: object, command: Command) => {
      const { client, json, nodeOrOrganization } = contextOf(command);
      const params = { path: { node: await nodeOrOrganization() } };
      const credits = await answer(client.GET("/nodes/{node}/credits", { params }));
      if (json) printJson(credits);
      else print(safeText(credits.text));
    });
