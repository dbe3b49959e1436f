import { publicOrigin } from "@/lib/env";
import { parsePublicId, toPublicId } from "@/lib/public-id";

/** A channel as its address names it: 43 characters that say its organization too. */
export const toChannelId = toPublicId;

/** What the last part of a channel's address names, or undefined when it is none. */
export const parseChannelId = parsePublicId;

/** Where a provider sends what happens on a channel; parts may follow. */
export const channelAddress = (
  providerId: string,
  organizationId: string,
  connectionId: string,
): string =>
  `${publicOrigin()}/api/channels/${providerId}/${toChannelId(organizationId, connectionId)}`;
