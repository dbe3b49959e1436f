import { Command } from "commander";
import { answer } from "../../client";
import { contextOf } from "../../context";
import { hint, note, print, printJson } from "../../output";
import { safeText } from "../../safe-text";
import type { Schema } from "../../schema";

export const inboxWebhookCommand = (): Command =>
  new Command("webhook")
    .description("the agent's own address, to which its messages are sent")
    .addCommand(showCommand())
    .addCommand(setCommand())
    .addCommand(rotateCommand())
    .addCommand(removeCommand());

const showCommand = (): Command =>
  new Command("show")
    .description("show the address, and whether it takes what it is sent")
    .action(async (_options: object, command: Command) => {
      const { client, json, node } = contextOf(command);
      const params = { path: { node: node() } };
      const inbox = await answer(client.GET("/nodes/{node}/inbox/state", { params }));
      if (json) {
        printJson(inbox);
        return;
      }
      if (inbox.webhook) print(toText(inbox.webhook));
      else hint("No address. Set one with: alfe inbox webhook set URL");
      print(`${String(inbox.waiting)} messages wait.`);
    });

function toText({ url, state, failure, failures, nextTryAt }: Schema<"WebhookView">): string {
  if (state === "ok") return `${safeText(url)}  takes what it is sent`;
  const next = nextTryAt === null ? "" : ` Next try ${nextTryAt}.`;
  return safeText(`${url}  failed ${String(failures)} times. ${failure ?? ""}${next}`);
}

const setCommand = (): Command =>
  new Command("set")
    .description("send messages there; the secret that signs them is shown this once")
    .argument("<url>", "a public https address")
    .action(async (url: string, _options: object, command: Command) => {
      const { client, json, node } = contextOf(command);
      const made = await answer(
        client.PUT("/nodes/{node}/inbox/webhook", {
          params: { path: { node: node() } },
          body: { url },
        }),
      );
      tell(made, json);
    });

const rotateCommand = (): Command =>
  new Command("rotate")
    .description("replace the secret; for a day calls are signed with both")
    .action(async (_options: object, command: Command) => {
      const { client, json, node } = contextOf(command);
      const params = { path: { node: node() } };
      tell(await answer(client.POST("/nodes/{node}/inbox/webhook/rotate", { params })), json);
    });

function tell(made: Schema<"NewWebhook">, json: boolean): void {
  if (json) {
    printJson(made);
    return;
  }
  print(made.secret);
  note(`Messages are sent to ${safeText(made.webhook.url)}. The secret is not shown again.`);
}

const removeCommand = (): Command =>
  new Command("remove")
    .description("send messages there no more; what waits stays in the inbox")
    .action(async (_options: object, command: Command) => {
      const { client, json, node } = contextOf(command);
      const params = { path: { node: node() } };
      const removed = await answer(client.DELETE("/nodes/{node}/inbox/webhook", { params }));
      if (json) printJson(removed);
      else print("Removed.");
    });
