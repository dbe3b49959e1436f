import { z } from "zod";
import { commitSelf } from "@/lib/approvals/commit-self";
import type { Integration } from "@/lib/integrations/manifest";
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

/** Opens an attempt at the operation's node, within what an agent may do to itself. */
export function beginConnect(
  context: CommandContext,
  { integration, reconnects, returnTo }: Wanted,
): Promise<z.input<typeof StartedConnect>> {
  const { actor, organizationId, place } = context;
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
