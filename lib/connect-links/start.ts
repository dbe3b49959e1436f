import { z } from "zod";
import { openAttempt, StartedConnect, toStarted } from "@/lib/connections/open-attempt";
import { conflict, forbidden } from "@/lib/errors";
import { getIntegration } from "@/lib/integrations/catalog";
import { defineCommand } from "@/lib/pipeline/operation";
import { isAddressee, isBeyondRole } from "./addressee";
import { LinkToken, loadLink, nodesOfLink } from "./link";
import { admitsToConnect } from "./link-admission";
import { linkDetails } from "./link-details";
import { linkStanding } from "./link-standing";
import { organizationName } from "./organization-name";
import { beyondRoleText, describeClosed } from "./standing-text";
import { lockLink } from "./use-link";

export const startFromLink = defineCommand({
  name: "start_from_link",
  summary:
    "Start connecting the account that a connect link asks for. Nothing outside is contacted yet, and the link is not used up by it.",
  permission: "connections:write",
  input: z.strictObject({ token: LinkToken }),
  output: StartedConnect,
  nodes: nodesOfLink,
  admits: admitsToConnect,
  run: ({ actor, organizationId, commit }, { token }) =>
    commit(async (tx, { place }) => {
      const { id: linkId } = await loadLink(tx, organizationId, token);
      await lockLink(tx, organizationId, linkId);
      const link = await loadLink(tx, organizationId, token);
      if (!(await isAddressee(tx, link, actor)))
        throw forbidden("This link is for another address.");
      if (isBeyondRole(link, place)) throw forbidden(beyondRoleText(place.node.name));
      const { state } = await linkStanding(tx, organizationId, link);
      if (state !== "open")
        throw conflict(describeClosed(state, await organizationName(tx, organizationId)));
      const opened = await openAttempt(
        tx,
        { organizationId, actor, place },
        {
          integration: getIntegration(link.integration),
          reconnects: link.reconnects,
          linkId,
        },
      );
      return {
        result: toStarted(opened?.attempt ?? null),
        audit: { subjectId: opened?.id ?? linkId, details: linkDetails(link) },
      };
    }),
});
