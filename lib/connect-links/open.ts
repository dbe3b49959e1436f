import { z } from "zod";
import { conflict, forbidden } from "@/lib/errors";
import { defineCommand } from "@/lib/pipeline/operation";
import { isAddressee } from "./addressee";
import { LinkToken, loadLink, nodesOfLink } from "./link";
import { admitsAddressee } from "./link-admission";
import { linkDetails } from "./link-details";
import { linkStanding } from "./link-standing";
import { withdrawnText } from "./standing-text";

export const openConnectLink = defineCommand({
  name: "open_connect_link",
  summary: "Note for its sender that a connect link was read by whoever it is for.",
  permission: "connections:write",
  input: z.strictObject({ token: LinkToken }),
  output: z.object({}),
  nodes: nodesOfLink,
  admits: admitsAddressee,
  run: ({ actor, organizationId, commit }, { token }) =>
    commit(async (tx) => {
      const link = await loadLink(tx, organizationId, token);
      if (!(await isAddressee(tx, link, actor)))
        throw forbidden("This link is for another address.");
      if ((await linkStanding(tx, organizationId, link)).state !== "open")
        throw conflict(withdrawnText);
      await tx.connectLink.updateMany({
        where: { organizationId, id: link.id, openedAt: null },
        data: { openedAt: new Date() },
      });
      return { result: {}, audit: { subjectId: link.id, details: linkDetails(link) } };
    }),
});
