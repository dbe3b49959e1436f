import { hostname } from "node:os";
import { Command } from "commander";
import { answer, openClient } from "../client";
import type { GlobalOptions } from "../context";
import { type Login, readLogins, writeLogins } from "../credentials-file";
import { deviceLogin } from "../device-login";
import { Failure } from "../failure";
import { hint, note, print, printJson } from "../output";
import { findPrincipal, isReadable } from "../principal";
import { safeText } from "../safe-text";

type Options = GlobalOptions & { browser: boolean; withToken?: true };

export const loginCommand = (): Command =>
  new Command("login")
    .description("sign in: a person allows it in the dashboard")
    .option("--no-browser", "only print the address to open")
    .option("--with-token", "read a personal token from standard input instead")
    .action(async (_options: Options, command: Command) => {
      const { browser, withToken, url, json } = command.optsWithGlobals<Options>();
      const { origin } = findPrincipal(url);
      if (isReadable(origin))
        hint(`${origin} is not encrypted: whoever is on the way can read your token.`);
      const login = withToken
        ? await loginOf(origin, await readToken())
        : await deviceLogin(origin, { clientName: `alfe on ${hostname()}`, browser });
      const logins = readLogins();
      writeLogins({ current: origin, servers: { ...logins.servers, [origin]: login } });
      const { organization, expiresAt } = login;
      if (json) printJson({ url: origin, organization, expiresAt });
      else print(`Signed in to ${safeText(organization.name)} at ${origin}.`);
      if (process.env.ALFE_TOKEN || process.env.ALFE_KEY)
        note("ALFE_TOKEN or ALFE_KEY is set and goes before it.");
    });

/** What a token is, as its server says. */
async function loginOf(origin: string, token: string): Promise<Login> {
  const client = openClient({ origin, token, kind: "person", login: null });
  const me = await answer(client.GET("/whoami"));
  if (me.kind === "agent")
    throw new Failure("usage", "This is an agent's key. Only people sign in.", {
      hint: "To act as the agent, set ALFE_KEY to it.",
    });
  return { token, expiresAt: null, organization: me.organization };
}

async function readToken(): Promise<string> {
  let text = "";
  for await (const chunk of process.stdin) text += String(chunk);
  if (text.trim() === "") throw new Failure("usage", "No token came from standard input.");
  return text.trim();
}
