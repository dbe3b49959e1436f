import { Command } from "commander";
import { answer } from "../../client";
import { contextOf } from "../../context";
import { toWholeNumber } from "../../option-values";
import { hint, note, print, printJson, table } from "../../output";
import { safeText } from "../../safe-text";
import type { Schema } from "../../schema";

export const keysCommand = (): Command =>
  new Command("keys")
    .description("keys with which an agent comes: only it, and only at itself")
    .addCommand(listCommand())
    .addCommand(createCommand())
    .addCommand(rotateCommand())
    .addCommand(revokeCommand());

const listCommand = (): Command =>
  new Command("list")
    .description("list an agent's keys, never the secrets")
    .action(async (_options: object, command: Command) => {
      const { client, json, node } = contextOf(command);
      const params = { path: { node: node() } };
      const { keys } = await answer(client.GET("/nodes/{node}/keys", { params }));
      if (json) printJson({ keys });
      else if (keys.length === 0) hint("No key yet. Make one with: alfe agent keys create NAME");
      else print(toTable(keys));
    });

const toTable = (keys: readonly Schema<"KeyView">[]): string =>
  table(
    ["ID", "NAME", "BEGINS", "STATE", "EXPIRES", "LAST USED"],
    keys.map(({ id, name, prefix, state, expiresAt, lastUsedAt }) => [
      id,
      safeText(name),
      prefix,
      state,
      expiresAt.slice(0, 10),
      lastUsedAt?.slice(0, 16).replace("T", " ") ?? "never",
    ]),
  );

const createCommand = (): Command =>
  new Command("create")
    .description("make a key; it is shown this once")
    .argument("<name>", "by which people recognise it")
    .option("--days <days>", "until it stops working, 1 to 365", toWholeNumber, 90)
    .action(async (name: string, { days }: { days: number }, command: Command) => {
      const { client, json, node } = contextOf(command);
      const made = await answer(
        client.POST("/nodes/{node}/keys", {
          params: { path: { node: node() } },
          body: { name, expiresInDays: days },
        }),
      );
      tellOnce(made, json);
    });

const rotateCommand = (): Command =>
  new Command("rotate")
    .description("make a key in another's place; the old one works for a while yet")
    .argument("<key>", "id of the key")
    .option("--overlap <hours>", "for which the old one still works; 0 ends it", toWholeNumber, 24)
    .action(async (key: string, { overlap }: { overlap: number }, command: Command) => {
      const { client, json, node } = contextOf(command);
      const made = await answer(
        client.POST("/nodes/{node}/keys/{key}/rotate", {
          params: { path: { node: node(), key } },
          body: { overlapHours: overlap },
        }),
      );
      tellOnce(made, json);
    });

/** The secret alone goes to the output, so that it can be sent on without being shown. */
function tellOnce(made: Schema<"NewKey">, json: boolean): void {
  if (json) {
    printJson(made);
    return;
  }
  note(
    `${safeText(made.key.name)} works until ${made.key.expiresAt.slice(0, 10)}. It is not shown again:`,
  );
  print(made.token);
}

const revokeCommand = (): Command =>
  new Command("revoke")
    .description("end a key at once")
    .argument("<key>", "id of the key")
    .action(async (key: string, _options: object, command: Command) => {
      const { client, json, node } = contextOf(command);
      const params = { path: { node: node(), key } };
      const revoked = await answer(client.DELETE("/nodes/{node}/keys/{key}", { params }));
      if (json) printJson(revoked);
      else print("The key has ended.");
    });
