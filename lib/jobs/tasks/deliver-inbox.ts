import { inOrganization } from "@/lib/db";
import { deliverInbox } from "@/lib/inbox/deliver";
import { enqueueDelivery } from "@/lib/inbox/enqueue-delivery";
import { takeDeliveryTurn } from "@/lib/inbox/delivery-turns";
import type { Task } from "../task";

/** While all places are taken. */
const againMs = 1_000;

/** Sends what waits in an agent's inbox to its own address. */
export const deliverInboxTask: Task<"deliver_inbox"> = async (place) => {
  const leave = takeDeliveryTurn(place.nodeId);
  if (!leave) {
    const runAt = new Date(Date.now() + againMs * (0.5 + Math.random()));
    await inOrganization(place.organizationId, (tx) => enqueueDelivery(tx, place, { runAt }));
    return;
  }
  try {
    await deliverInbox(place);
  } finally {
    leave();
  }
};
