import { Command } from "commander";
import { answer } from "../../client";
import { contextOf } from "../../context";
import { hint, print, printJson } from "../../output";
import { safeText } from "../../safe-text";

export const agentCreateCommand = (): Command =>
  new Command("create")
    .description("create an agent below the place that --node names")
    .argument("<name>", "its name as people see it")
    .option("--slug <slug>", "its part of the address; made from the name otherwise")
    .action(async (name: string, { slug }: { slug?: string }, command: Command) => {
      const { client, json, node } = contextOf(command);
      const created = await answer(
        client.POST("/nodes/{node}/children", {
          params: { path: { node: node() } },
          body: { kind: "agent", name, ...(slug !== undefined && { slug }) },
        }),
      );
      if (json) {
        printJson(created);
        return;
      }
      const path = created.path.slice(1);
      print(`${safeText(created.name)} is at ${path}.`);
      hint(`Next, its key: alfe agent keys create NAME --node ${path}`);
    });
