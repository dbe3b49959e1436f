import { z } from "zod";
import { describeScopes, scopesToAsk } from "@/lib/connections/asked-scopes";
import { countTools } from "@/lib/connections/attempt-view";
import { scopesHeld } from "@/lib/connections/open-attempt";
import type { Directory, Tx } from "@/lib/db";
import { getIntegration, integrationsOf } from "@/lib/integrations/catalog";
import type { Integration } from "@/lib/integrations/manifest";
import { loadPlace, type Place } from "@/lib/pipeline/lineage";
import { defineQuery, type QueryContext } from "@/lib/pipeline/operation";
import { getProvider } from "@/lib/providers/catalog";
import { isAddressee, isBeyondRole } from "./addressee";
import { admitsToLink } from "./link-admission";
import { LinkToken, type LinkRow, loadLink, nodesOfLink } from "./link";
import { linkStanding } from "./link-standing";
import { beyondRoleText, describeClosed, forAnother } from "./standing-text";

const Organization = z.object({ id: z.string(), name: z.string(), slug: z.string() });
const Me = z.object({ email: z.string() });

/** What a link's page shows to whoever is signed in. Only its addressee sees what it asks for. */
export const ConnectLinkPage = z.discriminatedUnion("state", [
  z.object({
    state: z.literal("ready"),
    text: z.string(),
    organization: Organization,
    node: z.object({ name: z.string(), kind: z.string(), parentName: z.string().nullable() }),
    integration: z.object({ id: z.string(), name: z.string(), icon: z.string().nullable() }),
    provider: z.object({ id: z.string(), name: z.string() }),
    /** What it will be able to do. */
    scopes: z.array(z.object({ words: z.string() })),
    /** What of the same account it will not see, where there is something to say. */
    notSeen: z.string().nullable(),
    /** The account that is to be connected again. */
    accountHint: z.string().nullable(),
    sentBy: z.object({ name: z.string(), email: z.string(), role: z.string() }),
    note: z.string(),
    sentAt: z.string(),
    expiresAt: z.string(),
    /** Whether it was opened before: then there is nothing more to note. */
    opened: z.boolean(),
    me: Me,
  }),
  z.object({
    state: z.enum(["other_person", "used", "expired", "withdrawn", "declined", "not_needed"]),
    text: z.string(),
    /** Since when, where that was noted. */
    stateAt: z.string().nullable(),
    organization: Organization.pick({ name: true }),
    me: Me,
  }),
]);
export type ConnectLinkPage = z.infer<typeof ConnectLinkPage>;

export const getConnectLink = defineQuery({
  name: "get_connect_link",
  summary: "What a connect link asks for, or why it leads nowhere. Reading it changes nothing.",
  permission: "connections:write",
  input: z.strictObject({ token: LinkToken }),
  output: ConnectLinkPage,
  nodes: nodesOfLink,
  admits: admitsToLink,
  async run(context, { token }) {
    const { tx, actor, organizationId, place } = context;
    const link = await loadLink(tx, organizationId, token);
    const me = { email: await emailOf(tx, context) };
    const [root] = place.lineage;
    if (!root) throw new Error("A lineage starts at the organization");
    const { id, name, slug } = root;
    const organization = { name };
    if (!(await isAddressee(tx, link, actor)))
      return {
        state: "other_person" as const,
        text: forAnother(me.email),
        stateAt: null,
        organization,
        me,
      };
    const { state, at } = await linkStanding(tx, organizationId, link);
    if (state !== "open")
      return {
        state,
        text: describeClosed(state, name),
        stateAt: at?.toISOString() ?? null,
        organization,
        me,
      };
    if (isBeyondRole(link, place))
      return {
        state: "withdrawn" as const,
        text: beyondRoleText(link.node.name),
        stateAt: null,
        organization,
        me,
      };
    const asked = await askedFor(tx, organizationId, place, link);
    return {
      state: "ready" as const,
      text: `${name} asks you to connect ${asked.provider.name}`,
      organization: { id, name, slug },
      ...asked,
      note: link.note,
      sentAt: link.createdAt.toISOString(),
      expiresAt: link.expiresAt.toISOString(),
      opened: link.openedAt !== null,
      me,
    };
  },
});

async function emailOf(tx: Directory, { actor }: QueryContext): Promise<string> {
  if (actor.kind !== "person") return "";
  const person = await tx.user.findUnique({
    where: { id: actor.userId },
    select: { email: true },
  });
  return person?.email ?? "";
}

async function askedFor(tx: Tx & Directory, organizationId: string, place: Place, link: LinkRow) {
  const { node, lineage } = place;
  const integration = getIntegration(link.integration);
  const provider = getProvider(integration.provider ?? "");
  const held = await scopesHeld(tx, {
    organizationId,
    nodeId: node.id,
    provider: provider.id,
  });
  const scopes = scopesToAsk(integration, provider, held.scopes);
  const words = describeScopes(integration, provider, scopes).map((each) => each.words);
  const sender = { kind: "person", userId: link.sentBy, sessionId: "" } as const;
  const { role } = await loadPlace(tx, organizationId, node.id, sender);
  const person = await tx.user.findUnique({
    where: { id: link.sentBy },
    select: { name: true, email: true },
  });
  const expected = link.reconnects
    ? await tx.connection.findFirst({
        where: { organizationId, id: link.reconnects },
        select: { accountName: true },
      })
    : null;
  return {
    node: { name: node.name, kind: node.kind, parentName: lineage.at(-2)?.name ?? null },
    integration: { id: integration.id, name: integration.name, icon: integration.icon },
    provider: { id: provider.id, name: provider.name },
    scopes: [...new Set(words)].map((each) => ({ words: each })),
    notSeen: notSeenWith(integration, provider.id, scopes),
    accountHint: expected?.accountName ?? null,
    sentBy: { name: person?.name ?? "", email: person?.email ?? "", role: role ?? "member" },
  };
}

const list = new Intl.ListFormat("en", { type: "disjunction" });

/** The provider's other integrations of which no tool works with these scopes. */
function notSeenWith(
  integration: Integration,
  providerId: string,
  scopes: readonly string[],
): string | null {
  const others = integrationsOf(providerId).filter(
    (other) =>
      other.id !== integration.id && other.tools.length > 0 && countTools(other, scopes) === 0,
  );
  return others.length === 0 ? null : list.format(others.map(({ name }) => name));
}
