import { Command } from "commander";
import { answer } from "../client";
import { contextOf } from "../context";
import { facts, print, printJson } from "../output";
import type { Schema } from "../schema";

export const whoamiCommand = (): Command =>
  new Command("whoami")
    .description("show who you are, and where you hold roles")
    .action(async (_options: object, command: Command) => {
      const { client, principal, json } = contextOf(command);
      const me = await answer(client.GET("/whoami"));
      if (json) printJson(me);
      else print(toText(me, principal.origin));
    });

function toText(me: Schema<"WhoAmIResult">, origin: string): string {
  const about =
    me.kind === "agent"
      ? ([["Agent", `${me.node.name} (${me.node.path})`]] as const)
      : ([
          ["Person", me.user.name === "" ? me.user.email : `${me.user.name} (${me.user.email})`],
          ...me.roles.map(({ node, role }) => [capitalized(role), node.path] as const),
        ] as const);
  return facts([...about, ["Organization", me.organization.name], ["Server", origin]]);
}

const capitalized = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
