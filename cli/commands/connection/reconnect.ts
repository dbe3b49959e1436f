import { Command } from "commander";
import { answer } from "../../client";
import { type ConnectOptions, followConnect } from "../../connect-attempt";
import { contextOf } from "../../context";
import { findConnection } from "../../find-connection";
import { toWholeNumber } from "../../option-values";

export const connectionReconnectCommand = (): Command =>
  new Command("reconnect")
    .description("authorize the same account anew: opens the browser and waits")
    .argument("<account>", "its id, name or label")
    .option("--no-browser", "only print the address to open")
    .option("--no-wait", "do not wait until it is connected")
    .option("--timeout <seconds>", "how long to wait", toWholeNumber, 900)
    .action(async (wanted: string, options: ConnectOptions, command: Command) => {
      const context = contextOf(command);
      const { client, json } = context;
      const { id } = await findConnection(context, wanted);
      const started = await answer(
        client.POST("/connections/{connection}/reconnect", {
          params: { path: { connection: id } },
          body: {},
        }),
      );
      await followConnect(started, { ...options, client, json });
    });
