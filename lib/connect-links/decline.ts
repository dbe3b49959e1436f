import { z } from "zod";
import { endAttempts } from "@/lib/connections/end-attempts";
import { conflict, forbidden } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import { notify } from "@/lib/notifications/notify";
import { actorId } from "@/lib/pipeline/actor";
import { defineCommand } from "@/lib/pipeline/operation";
import { getProvider } from "@/lib/providers/catalog";
import { isAddressee } from "./addressee";
import { LinkToken, loadLink, nodesOfLink } from "./link";
import { admitsAddressee } from "./link-admission";
import { linkDetails } from "./link-details";
import { linkStanding } from "./link-standing";
import { organizationName } from "./organization-name";
import { describeClosed } from "./standing-text";
import { lockLink } from "./use-link";

export const declineConnectLink = defineCommand({
  name: "decline_connect_link",
  summary: "Decline what a connect link asks for. Its sender is told.",
  permission: "connections:write",
  input: z.strictObject({ token: LinkToken }),
  output: z.object({}),
  nodes: nodesOfLink,
  admits: admitsAddressee,
  run: ({ actor, organizationId, commit }, { token }) =>
    commit(async (tx) => {
      const { id: linkId } = await loadLink(tx, organizationId, token);
      await lockLink(tx, organizationId, linkId);
      const link = await loadLink(tx, organizationId, token);
      if (!(await isAddressee(tx, link, actor)))
        throw forbidden("This link is for another address.");
      const { state } = await linkStanding(tx, organizationId, link);
      if (state !== "open")
        throw conflict(describeClosed(state, await organizationName(tx, organizationId)));
      await tx.connectLink.updateMany({
        where: { organizationId, id: linkId },
        data: { declinedAt: new Date() },
      });
      await endAttempts(tx, { organizationId, linkId }, "cancelled");
      const person = await tx.user.findUnique({
        where: { id: actorId(actor) ?? "" },
        select: { email: true },
      });
      const integration = getIntegration(link.integration);
      await notify(tx, {
        organizationId,
        userIds: [link.sentBy],
        kind: "link_declined",
        key: `link_declined:${linkId}`,
        nodeId: link.nodeId,
        subjectId: linkId,
        details: {
          provider: getProvider(integration.provider ?? "").name,
          integration: integration.name,
          by: person?.email ?? "",
        },
      });
      return { result: {}, audit: { subjectId: linkId, details: linkDetails(link) } };
    }),
});
