import { Command } from "commander";
import { answer } from "../../client";
import { contextOf } from "../../context";
import { toWholeNumber } from "../../option-values";
import { hint, print, printJson } from "../../output";
import { safeText } from "../../safe-text";
import type { Schema } from "../../schema";
import { colors } from "../../terminal";

type Options = { after?: string; limit: number; wait: number };

export const inboxReadCommand = (): Command =>
  new Command("read")
    .description("read what the agent did not acknowledge yet, in order")
    .option("--after <cursor>", "what comes after this cursor instead")
    .option("--limit <count>", "how many at most, 1 to 200", toWholeNumber, 50)
    .option(
      "--wait <seconds>",
      "how long to wait where there is nothing, 0 to 25",
      toWholeNumber,
      0,
    )
    .action(async ({ after, limit, wait }: Options, command: Command) => {
      const { client, json, node } = contextOf(command);
      const query = { limit, waitSeconds: wait, ...(after !== undefined && { after }) };
      const params = { path: { node: node() }, query };
      const read = await answer(client.GET("/nodes/{node}/inbox", { params }));
      if (json) {
        printJson(read);
        return;
      }
      if (read.messages.length === 0) {
        hint("Nothing new.");
        return;
      }
      print(read.messages.map(toLines).join("\n"));
      if (read.more) hint(`There is more: alfe inbox read --after ${read.cursor}`);
      hint(`Done with them? alfe inbox ack ${read.cursor}`);
    });

function toLines({ cursor, channel, conversation, sender, kind, ...rest }: Schema<"InboxMessage">) {
  const at = rest.sentAt.slice(0, 16).replace("T", " ");
  const what = kind === "message" ? "" : ` (${kind})`;
  const head = `${cursor}  ${at}  ${channel.integration} ${conversation.name}  ${sender.name}${what}`;
  return [
    colors.bold(safeText(head)),
    `  ${safeText(rest.text)}`,
    ...rest.attachments.map(
      ({ name, contentType }) => `  + ${safeText(`${name} (${contentType})`)}`,
    ),
  ].join("\n");
}
