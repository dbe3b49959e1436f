import { StatusMark } from "@/components/integrations/status-mark";
import { sentLooks } from "./delivery-words";
import { Moment } from "./moment";
import type { ThreadMessage } from "./queries";

type DeliveryStateProps = { message: ThreadMessage; agentName: string };

/** What became of a message: "Delivered to scout 14:02:03", "Waiting for scout, since 14:02", "Answer sent". */
export function DeliveryState({ message, agentName }: DeliveryStateProps) {
  const { state, deliveredAt, sentAt } = message;
  if (state === "waiting")
    return (
      <>
        <StatusMark mark="busy" />
        <span>
          Waiting for {agentName}, since <Moment as="since" value={sentAt} />
        </span>
      </>
    );
  if (state === "taken")
    return (
      <>
        <StatusMark mark="active" />
        <span>
          Delivered to {agentName}{" "}
          {deliveredAt !== null && <Moment as="moment" value={deliveredAt} />}
        </span>
      </>
    );
  const { mark, words } = sentLooks[state];
  return (
    <>
      <StatusMark mark={mark} />
      <span>{words}</span>
    </>
  );
}
