import type { Command } from "commander";
import { answer, type Client, openClient } from "./client";
import { Failure } from "./failure";
import { findPrincipal, type Principal } from "./principal";

export type GlobalOptions = { json?: true; node?: string; url?: string; yes?: true };

/** What every command knows: the server, whom it acts as, and how to answer. */
export type Context = {
  client: Client;
  principal: Principal;
  json: boolean;
  yes: boolean;
  /** The node that was named; an agent is at itself. */
  named: string | undefined;
  /** Where to act: `--node`, an agent itself, or an error that says to name a node. */
  node: () => string;
  /** The same for what may be read of the whole organization: that is what stands in. */
  nodeOrOrganization: () => Promise<string>;
  /** For what is of the organization as a whole. */
  organization: () => Promise<string>;
};

export function contextOf(command: Command): Context {
  const { json, node, url, yes } = command.optsWithGlobals<GlobalOptions>();
  const principal = findPrincipal(url);
  if (principal.token === null)
    throw new Failure("unauthenticated", `You are not signed in to ${principal.origin}.`, {
      hint: "Sign in with: alfe login",
    });
  const client = openClient(principal);
  const named = namedNode(node ?? process.env.ALFE_NODE, principal);
  return {
    client,
    principal,
    json: json === true,
    yes: yes === true,
    named,
    node: () => {
      if (named !== undefined) return named;
      throw new Failure("usage", "Say where, with --node PATH.", {
        hint: "For example --node acme/growth/website/scout. `alfe tree` shows every place.",
      });
    },
    nodeOrOrganization: async () => named ?? (await organizationOf(principal, client)),
    organization: () => organizationOf(principal, client),
  };
}

/** An id, or a path with or without the slashes around it; an agent's key needs neither. */
function namedNode(node: string | undefined, { kind }: Principal): string | undefined {
  const trimmed = node?.trim().replace(/^\/+|\/+$/g, "");
  if (trimmed !== undefined && trimmed !== "") return trimmed;
  return kind === "agent" ? "self" : undefined;
}

async function organizationOf({ login }: Principal, client: Client): Promise<string> {
  if (login) return login.organization.slug;
  const { organization } = await answer(client.GET("/whoami"));
  return organization.slug;
}
