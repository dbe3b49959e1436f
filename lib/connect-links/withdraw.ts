import { z } from "zod";
import { conflict, notFound } from "@/lib/errors";
import { isAtLeast } from "@/lib/pipeline/access";
import { actorId } from "@/lib/pipeline/actor";
import { defineCommand } from "@/lib/pipeline/operation";
import { endAttempts } from "@/lib/connections/end-attempts";
import { loadLinkById } from "./link";
import { ConnectLink, viewLinks } from "./link-view";
import { withdrawnText } from "./standing-text";
import { linkDetails } from "./link-details";

export const withdrawConnectLink = defineCommand({
  name: "withdraw_connect_link",
  summary: "Withdraw a connect link. It stops working at once, also for who is just using it.",
  permission: "connections:write",
  input: z.strictObject({ linkId: z.uuid().describe("Id of the link") }),
  output: ConnectLink,
  nodes: async (tx, { linkId }, organizationId) => [
    (await loadLinkById(tx, organizationId, linkId)).nodeId,
  ],
  run: ({ actor, organizationId, commit }, { linkId }) =>
    commit(async (tx, { place }) => {
      const link = await loadLinkById(tx, organizationId, linkId);
      if (link.sentBy !== actorId(actor) && !isAtLeast(place.role, "admin"))
        throw notFound("This link");
      const { count } = await tx.connectLink.updateMany({
        where: { organizationId, id: linkId, usedAt: null, declinedAt: null, withdrawnAt: null },
        data: { withdrawnAt: new Date() },
      });
      if (count === 0) throw conflict("This link was used, declined or withdrawn already.");
      await endAttempts(tx, { organizationId, linkId }, "removed", {
        message: `${withdrawnText} Nothing was saved.`,
      });
      const [view] = await viewLinks(tx, { organizationId, actor }, [
        await loadLinkById(tx, organizationId, linkId),
      ]);
      if (!view) throw notFound("This link");
      return { result: view, audit: { subjectId: linkId, details: linkDetails(link) } };
    }),
});
