import { Command } from "commander";
import { answer } from "../../client";
import { type ConnectOptions, followConnect } from "../../connect-attempt";
import { contextOf } from "../../context";
import { toWholeNumber } from "../../option-values";
import { confirmReach } from "../../reach";

export const connectCommand = (): Command =>
  new Command("connect")
    .description("connect an account: opens the browser and waits until it is active")
    .argument("<integration>", "its id, e.g. github")
    .option("--no-browser", "only print the address to open")
    .option("--no-wait", "do not wait until it is connected")
    .option("--timeout <seconds>", "how long to wait", toWholeNumber, 900)
    .action(async (integration: string, options: ConnectOptions, command: Command) => {
      const context = contextOf(command);
      const { client, json } = context;
      const path = { node: context.node(), integration };
      await confirmReach(context, { ...path, account: true });
      const started = await answer(
        client.POST("/nodes/{node}/integrations/{integration}/connect", {
          params: { path },
          body: {},
        }),
      );
      await followConnect(started, { ...options, client, json });
    });
