type Row = { direction: string; state: string; deliveredAt: Date | null };

/** What became of a message, in a few words: of one to the agent whether it took it, of one by it whether it arrived. */
export function deliveryWords({ direction, state, deliveredAt }: Row): string {
  if (direction === "in") return deliveredAt ? "Taken by the agent" : "Not taken by the agent yet";
  switch (state) {
    case "delivered":
      return "Delivered";
    case "sent":
      return "Sent";
    case "failed":
      return "Not sent";
    default:
      return "Being sent";
  }
}
