import { Command } from "commander";
import { answer, openClient } from "../client";
import type { GlobalOptions } from "../context";
import { readLogins, writeLogins } from "../credentials-file";
import { Failure } from "../failure";
import { hint, print, printJson } from "../output";
import { findPrincipal } from "../principal";

export const logoutCommand = (): Command =>
  new Command("logout")
    .description("revoke the token of `alfe login` and forget it")
    .action(async (_options: object, command: Command) => {
      const { url, json } = command.optsWithGlobals<GlobalOptions>();
      const { origin } = findPrincipal(url);
      const logins = readLogins();
      const login = logins.servers[origin];
      if (!login) throw new Failure("unauthenticated", `You are not signed in to ${origin}.`);
      const revoked = await revoke(origin, login.token);
      const { [origin]: _forgotten, ...servers } = logins.servers;
      const current =
        logins.current === origin ? (Object.keys(servers)[0] ?? null) : logins.current;
      writeLogins({ current, servers });
      if (json) printJson({ url: origin, revoked });
      else print(`Signed out of ${origin}.`);
      if (!revoked)
        hint("The server could not be told: revoke the token on your account page as well.");
    });

/** Whether the server does not take the token any more. */
async function revoke(origin: string, token: string): Promise<boolean> {
  const client = openClient({ origin, token, kind: "person", login: null });
  try {
    const { keyId } = await answer(client.GET("/whoami"));
    if (keyId === null) return false;
    await answer(client.DELETE("/tokens/{key}", { params: { path: { key: keyId } } }));
    return true;
  } catch (error) {
    // A token that is refused has ended already.
    return error instanceof Failure && error.kind === "unauthenticated";
  }
}
