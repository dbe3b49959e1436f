import { Command, InvalidArgumentError } from "commander";
import { answer } from "../../client";
import { contextOf } from "../../context";
import { dollars } from "../../dollars";
import { toWholeNumber } from "../../option-values";
import { hint, note, print, printJson, table } from "../../output";
import { safeText } from "../../safe-text";

type Options = {
  area?: string;
  contains?: string;
  voice: boolean;
  sms: boolean;
  account?: string;
  limit: number;
};

export const searchCommand = (): Command =>
  new Command("search")
    .description("find numbers that can be had now, with what they cost")
    .argument("[country]", "two letters", toCountry, "US")
    .option("--area <area>", "digits of an area code, or the name of a place")
    .option("--contains <digits>", "digits that it has in a row")
    .option("--no-voice", "also those that take no calls")
    .option("--no-sms", "also those that take no texts")
    .option("--account <id>", "the telephony account, or `server` for the server's own")
    .option("--limit <count>", "how many at most", toWholeNumber, 20)
    .action(async (country: string, options: Options, command: Command) => {
      const { client, json, node } = contextOf(command);
      const { area, contains, voice, sms, account, limit } = options;
      const found = await answer(
        client.POST("/nodes/{node}/numbers/search", {
          params: { path: { node: node() } },
          body: {
            country,
            ...(area !== undefined && { area }),
            ...(contains !== undefined && { contains }),
            ...(account !== undefined && { setupId: account }),
            ...{ voice, sms, limit },
          },
        }),
      );
      if (json) {
        printJson(found);
        return;
      }
      for (const { company, problem } of found.accounts)
        if (problem !== null) note(safeText(`${company}: ${problem}`));
      if (found.numbers.length === 0) {
        hint("There is none like that. Try another area, or fewer digits.");
        return;
      }
      print(
        table(
          ["NUMBER", "PLACE", "CAN", "A MONTH", "ADDRESS"],
          found.numbers.map((each) => [
            each.number,
            safeText([each.locality, each.region].filter(Boolean).join(", ")),
            abilities(each),
            dollars(each.monthlyMicros),
            each.address === "none" ? "" : "needed",
          ]),
        ),
      );
      for (const each of found.accounts)
        hint(
          safeText(
            `${each.company}: SMS part from ${dollars(each.smsOutMicros) || "?"}, calls from ${dollars(each.callOutMicros) || "?"} a minute.`,
          ),
        );
      for (const text of found.notes) hint(safeText(text));
      hint("Get one with: alfe number get NUMBER");
    });

const abilities = ({ voice, sms, mms }: { voice: boolean; sms: boolean; mms: boolean }): string =>
  [voice ? "calls" : "", sms ? "texts" : "", mms ? "pictures" : ""].filter(Boolean).join(", ");

function toCountry(text: string): string {
  if (!/^[A-Za-z]{2}$/.test(text)) throw new InvalidArgumentError("Give two letters, like US.");
  return text.toUpperCase();
}
