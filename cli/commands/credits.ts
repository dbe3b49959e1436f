import { Command } from "commander";
import { answer } from "../client";
import { contextOf } from "../context";
import { dollars } from "../dollars";
import { facts, hint, print, printJson } from "../output";
import { safeText } from "../safe-text";
import type { Schema } from "../schema";
import { topUpCommand } from "./credits/top-up";

export const creditsCommand = (): Command =>
  new Command("credits")
    .description("show what is left, how long it lasts, and what integrations cost here")
    .action(async (_options: object, command: Command) => {
      const { client, json, nodeOrOrganization } = contextOf(command);
      const params = { path: { node: await nodeOrOrganization() } };
      const credits = await answer(client.GET("/nodes/{node}/credits", { params }));
      if (json) printJson(credits);
      else tell(credits);
    })
    .addCommand(topUpCommand());

function tell(credits: Schema<"Credits">): void {
  const { pool, spendableMicros, spentMicros, reservedMicros, dueMicros, forecast } = credits;
  print(safeText(credits.text));
  print("");
  print(
    facts([
      ["Balance", pool && dollars(pool.balanceMicros) + (pool.sandbox ? " (sandbox money)" : "")],
      ["To spend here", spendableMicros && dollars(spendableMicros)],
      ["Spent this month", dollars(spentMicros)],
      ["Reserved", reservedMicros === "0" ? null : dollars(reservedMicros)],
      ["Due", dueMicros === "0" ? null : dollars(dueMicros)],
      ["Forecast", forecast && forecastText(forecast)],
      ...credits.budgets.map(({ text }) => ["Budget", text] as const),
      ...credits.usageBased.flatMap(({ name, prices }) =>
        prices.map(({ text }) => [name, text] as const),
      ),
    ]),
  );
  if (credits.topUp.may) hint("Top up with: alfe credits top-up AMOUNT");
}

/** "Lasts until about 14 Mar 2027. (last 7 days: $0.78 a day)" */
const forecastText = ({ text, basis }: NonNullable<Schema<"Credits">["forecast"]>): string =>
  basis === "" ? text : `${text} (${basis})`;
