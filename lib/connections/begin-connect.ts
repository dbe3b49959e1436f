import { z } from "zod";
import { commitSelf } from "@/lib/approvals/commit-self";
import type { Integration } from "@/lib/integrations/manifest";
import { assertPublicAddress } from "@/lib/channels/assert-public-address";
import { sandboxOrigin } from "@/lib/env";
import { providers } from "@/lib/providers/catalog";
import type { CommandContext } from "@/lib/pipeline/operation";
import { openAttempt, type StartedConnect, toStarted } from "./open-attempt";

/** A path on this server, and nothing that a browser would read as another one. */
export const SameOriginPath = z
  .string()
  .max(2000)
  .regex(/^\/(?![/\\])[^\\\p{Cc}]*$/u, "Give a path on this server, like /acme/growth.");

type Wanted = {
  integration: Integration;
  /** The connection to authorize anew. */
  reconnects?: string | undefined;
  returnTo?: string | undefined;
};

/** While the sandbox is on, whatever comes may be the sandbox's: then it is found out later. */
async function assertReachable({ provider }: Integration): Promise<void> {
  const isChannel = provider !== null && providers[provider]?.channel !== undefined;
  if (isChannel && sandboxOrigin() === undefined) await assertPublicAddress("real");
}

/** Opens an attempt at the operation's node, within what an agent may do to itself. */
export async function beginConnect(
  context: CommandContext,
  { integration, reconnects, returnTo }: Wanted,
): Promise<z.input<typeof StartedConnect>> {
  const { actor, organizationId, place } = context;
  await assertReachable(integration);
  const nodeId = place.node.id;
  const request = {
    action: "connect",
    operation: "start_connect",
    integration: integration.id,
    input: {
      nodeId,
      integration: integration.id,
      ...(reconnects !== undefined && { reconnects }),
      ...(returnTo !== undefined && { returnTo }),
    },
  } as const;
  return commitSelf(context, request, async (tx, now) => {
    const opened = await openAttempt(
      tx,
      { organizationId, actor, place: now.place },
      { integration, reconnects: reconnects ?? null, returnTo, linkId: null },
    );
    const outcome = opened === null ? "active" : "open";
    return {
      result: toStarted(opened?.attempt ?? null),
      audit: {
        ...(opened && { subjectId: opened.id }),
        details: { integration: integration.id, name: integration.name, outcome },
      },
    };
  });
}
