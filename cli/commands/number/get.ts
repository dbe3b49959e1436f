import { Command } from "commander";
import { answer } from "../../client";
import { confirm } from "../../confirm";
import { contextOf } from "../../context";
import { dollars } from "../../dollars";
import { Failure } from "../../failure";
import { hint, print, printJson } from "../../output";
import { safeText } from "../../safe-text";

type Options = {
  account?: string;
  addressName?: string;
  street?: string;
  city?: string;
  region?: string;
  postalCode?: string;
  addressCountry?: string;
};

export const getCommand = (): Command =>
  new Command("get")
    .description("buy a number for an agent and connect it: it costs its price each month")
    .argument("<number>", "as `alfe number search` shows it, e.g. +14155550100")
    .option("--account <id>", "the telephony account, or `server` for the server's own")
    .option("--address-name <name>", "who uses it, where the country asks for an address")
    .option("--street <street>", "street and house number")
    .option("--city <city>", "town")
    .option("--region <region>", "state or province")
    .option("--postal-code <code>", "postal code")
    .option("--address-country <country>", "two letters")
    .action(async (number: string, options: Options, command: Command) => {
      const { client, json, node, yes } = contextOf(command);
      const where = node();
      await confirm(`Buy ${number} for ${where}? It is paid each month from now on.`, { yes });
      const address = addressOf(options);
      const end = await answer(
        client.POST("/nodes/{node}/numbers", {
          params: { path: { node: where } },
          body: {
            number,
            ...(options.account !== undefined && { setupId: options.account }),
            ...(address && { address }),
          },
        }),
      );
      if (json) printJson(end);
      else print(safeText(end.text));
      if (end.status === "taken" && !json)
        for (const each of end.others)
          hint(safeText(`${each.number}  ${each.locality}  ${dollars(each.monthlyMicros)}`));
      if (end.status === "connected" && !json && end.monthlyMicros !== null)
        hint(
          end.ownAccount
            ? "Your own telephony account pays for it; nothing is charged here."
            : `${dollars(end.monthlyMicros)} a month.`,
        );
      if (end.status === "taken" || end.status === "refused")
        throw new Failure("conflict", "The number was not bought.");
    });

function addressOf({
  addressName: name,
  street,
  city,
  region = "",
  postalCode,
  addressCountry: country,
}: Options) {
  const given = [name, street, city, postalCode, country].filter((each) => each !== undefined);
  if (given.length === 0) return undefined;
  if (!name || !street || !city || !postalCode || !country)
    throw new Failure("usage", "An address needs its name, street, city, postal code and country.");
  return { name, street, city, region, postalCode, country };
}
