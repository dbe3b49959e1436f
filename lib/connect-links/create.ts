import { z } from "zod";
import { Email } from "@/lib/account/email";
import { connectProblem } from "@/lib/connections/connect-problem";
import { effectiveAt } from "@/lib/connections/effective-at";
import { scopesHeld } from "@/lib/connections/open-attempt";
import { loadProviderApps, worlds } from "@/lib/connections/world";
import type { Directory, Tx } from "@/lib/db";
import { AppError, conflict, invalidField, notFound } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import { allows } from "@/lib/pipeline/access";
import { actorId } from "@/lib/pipeline/actor";
import { loadPlace, type Place } from "@/lib/pipeline/lineage";
import { defineCommand } from "@/lib/pipeline/operation";
import { getProvider } from "@/lib/providers/catalog";
import { NodeId } from "@/lib/tree/node";
import { hashToken, mintToken } from "@/lib/vault/token";
import { loadLinkById } from "./link";
import { linkDetails } from "./link-details";
import { mailLink } from "./link-mail";
import { ConnectLink, viewLinks } from "./link-view";
import { countSent } from "./sending-limit";

const dayMs = 24 * 3_600_000;

export const createConnectLink = defineCommand({
  name: "create_connect_link",
  summary:
    "Ask somebody to connect an account at a node: a member who may connect there, or whoever has an address, for this one account only.",
  permission: "connections:write",
  input: z.strictObject({
    nodeId: NodeId,
    integration: z.string().describe("Id of the integration"),
    reconnects: z.uuid().optional().describe("Id of the connection to authorize anew"),
    to: z
      .union([z.strictObject({ userId: z.uuid() }), z.strictObject({ email: Email })])
      .describe("A member, or an address"),
    days: z
      .union([z.literal(1), z.literal(3), z.literal(7)])
      .describe("For how many days it works"),
    note: z
      .string()
      .trim()
      .max(300, "Use 300 characters at most.")
      .optional()
      .describe("Shown to whoever it is for"),
  }),
  output: z.object({
    link: ConnectLink,
    url: z.string().describe("Path of the page. It is not shown again."),
    mailed: z.boolean().describe("Whether it was sent by mail"),
  }),
  nodes: (_tx, { nodeId }) => [nodeId],

  async run({ actor, organizationId, commit }, input) {
    const token = mintToken(organizationId);
    const { view, email } = await commit(async (tx, { place }) => {
      const sentBy = actorId(actor);
      if (sentBy === null) throw new AppError("conflict", "Only a signed-in person sends links.");
      await countSent(tx, organizationId, sentBy);
      await requireConnectable(tx, organizationId, place, input);
      const addressee = await readAddressee(tx, organizationId, place, input.to);
      const { nodeId, integration, reconnects = null, note = "", days } = input;
      const asked = { organizationId, nodeId, integration, reconnects, sentBy };
      // A link replaces the one before it, which may be lost or in the wrong hands.
      await tx.connectLink.updateMany({
        where: { ...asked, ...addressee, usedAt: null, declinedAt: null, withdrawnAt: null },
        data: { withdrawnAt: new Date() },
      });
      const { id } = await tx.connectLink.create({
        data: {
          ...asked,
          ...addressee,
          note,
          tokenHash: hashToken(token),
          expiresAt: new Date(Date.now() + days * dayMs),
        },
        select: { id: true },
      });
      const row = await loadLinkById(tx, organizationId, id);
      const [view] = await viewLinks(tx, { organizationId, actor }, [row]);
      if (!view) throw notFound("This link");
      return {
        result: { view, email: row.email },
        audit: { subjectId: id, details: { ...linkDetails(row), days } },
      };
    });
    const url = `/connect/${token}`;
    return { link: view, url, mailed: await mailLink(view, email, url) };
  },
});

/** A link asks only for what could be connected at this moment. */
async function requireConnectable(
  tx: Tx,
  organizationId: string,
  { node, lineage }: Place,
  { integration: id, reconnects }: { integration: string; reconnects?: string | undefined },
): Promise<void> {
  const integration = getIntegration(id);
  if (integration.provider === null)
    throw conflict(`${integration.name} needs no account, so there is nothing to ask for.`);
  const provider = getProvider(integration.provider);
  const effective = await effectiveAt(tx, organizationId, node.id, integration);
  const current = worlds(await loadProviderApps(tx, organizationId));
  const problem = connectProblem(effective, lineage, provider, current);
  if (problem !== null) throw conflict(problem);
  if (reconnects === undefined) return;
  const where = { organizationId, nodeId: node.id, provider: provider.id };
  const { ids } = await scopesHeld(tx, where);
  if (!ids.includes(reconnects)) throw notFound("This connection");
}

/** A member has to be one who may connect there; an address gets that right for this one account. */
async function readAddressee(
  tx: Tx & Directory,
  organizationId: string,
  { node }: Place,
  to: { userId: string } | { email: string },
): Promise<{ userId: string | null; email: string }> {
  if ("email" in to) return { userId: null, email: to.email };
  const member = { kind: "person", userId: to.userId, sessionId: "" } as const;
  const { role } = await loadPlace(tx, organizationId, node.id, member);
  const person =
    role === null
      ? null
      : await tx.user.findUnique({
          where: { id: to.userId },
          select: { email: true, name: true },
        });
  if (!person) throw invalidField("to", `Choose a member of ${node.name}, or write an address.`);
  if (!allows(role, "connections:write", node.kind))
    throw invalidField(
      "to",
      `${person.name || person.email} may not connect accounts at ${node.name}. Send it to their address instead: that allows this one account.`,
    );
  return { userId: to.userId, email: person.email };
}
