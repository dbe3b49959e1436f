import { setUpChannel } from "@/lib/channels/set-up";
import { AppError } from "@/lib/errors";
import type { Task } from "../task";

/** Sets a channel up at its provider, again and again while the provider does not answer. */
export const setUpChannelTask: Task<"set_up_channel"> = async ({
  organizationId,
  connectionId: id,
}) => {
  const end = await setUpChannel({ organizationId, id });
  if (end.kind === "failed" && end.again) throw new AppError("unavailable", end.problem);
};
