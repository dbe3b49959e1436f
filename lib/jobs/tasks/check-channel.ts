import { checkChannelNow } from "@/lib/channels/set-up";
import type { Task } from "../task";

/** Reads anew what a channel's provider says of it. */
export const checkChannel: Task<"check_channel"> = async ({ organizationId, connectionId: id }) => {
  await checkChannelNow({ organizationId, id });
};
