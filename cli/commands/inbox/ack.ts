import { Command } from "commander";
import { answer } from "../../client";
import { contextOf } from "../../context";
import { print, printJson } from "../../output";

export const inboxAckCommand = (): Command =>
  new Command("ack")
    .description("say that the agent is done with its messages up to one of them")
    .argument("<cursor>", "of the last one")
    .action(async (through: string, _options: object, command: Command) => {
      const { client, json, node } = contextOf(command);
      const done = await answer(
        client.POST("/nodes/{node}/inbox/acknowledge", {
          params: { path: { node: node() } },
          body: { through },
        }),
      );
      if (json) printJson(done);
      else print(`Acknowledged ${String(done.acknowledged)}, up to ${done.cursor}.`);
    });
