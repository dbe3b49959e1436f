import "server-only";
import type { ChannelKey } from "@/lib/channels/inbound-channel";
import { inOrganization } from "@/lib/db";
import type { LastHeard } from "@/lib/providers/channel";

/** Older conversations are not looked through, nor more of them. */
const withinDays = 14;
const most = 50;

/** The conversations of a bot in which something was said of late, with the last that is kept of each. */
export const lastHeard = ({
  organizationId,
  connectionId,
}: Pick<ChannelKey, "organizationId" | "connectionId">): Promise<LastHeard[]> =>
  inOrganization(
    organizationId,
    (tx) => tx.$queryRaw<LastHeard[]>`
      select c.external_id as "conversationId", c.kind = 'direct' as "isDirect", last.id as "messageId"
      from conversation c cross join lateral (
        select m.external_id as id from message m
        where m.organization_id = ${organizationId}::uuid and m.conversation_id = c.id
          and m.direction = 'in' and m.kind in ('message', 'mention')
        order by m.sent_at desc, m.sort_key desc limit 1
      ) last
      where c.organization_id = ${organizationId}::uuid and c.connection_id = ${connectionId}::uuid
        and c.last_message_at > now() - make_interval(days => ${withinDays})
      order by c.last_message_at desc limit ${most}`,
  );
