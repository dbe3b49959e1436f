import { Command } from "commander";
import { answer } from "../../client";
import { contextOf } from "../../context";
import { dollars, toMicros } from "../../dollars";
import { hint, print, printJson } from "../../output";

export const topUpCommand = (): Command =>
  new Command("top-up")
    .description(
      "pay for credits at Stripe, or record what was paid in another way; takes an owner",
    )
    .argument("<amount>", "in dollars, like 25", toMicros)
    .option(
      "--reference <text>",
      "records a payment, where the server takes none by Stripe: what it can be found by",
    )
    .action(
      async (amountMicros: string, { reference }: { reference?: string }, command: Command) => {
        const { client, json, organization } = contextOf(command);
        const params = { path: { node: await organization() } };
        if (reference !== undefined) {
          const body = { amountMicros, reference };
          const payment = await answer(client.POST("/nodes/{node}/payments", { params, body }));
          if (json) printJson(payment);
          else print(`Added ${dollars(amountMicros)}.`);
          return;
        }
        const body = { amountMicros };
        const begun = await answer(client.POST("/nodes/{node}/top-ups", { params, body }));
        if (json) {
          printJson(begun);
          return;
        }
        print(begun.url);
        hint(`A person pays ${dollars(amountMicros)} there. It is added when Stripe says so.`);
      },
    );
