import { plural } from "@/components/plural";
import { type SentenceKind, Strong } from "./sentence-parts";

/** What is said of money that is paid in. */
export const paymentKinds: Readonly<Record<string, SentenceKind>> = {
  start_top_up: {
    label: "Top-up started",
    refused: "to top up",
    say: ({ text }) => (
      <>
        began to top up with <Strong>{text("amount")}</Strong>.
      </>
    ),
  },
  cancel_top_up: {
    label: "Top-up cancelled",
    refused: "to cancel a top-up",
    say: ({ event }) =>
      event.details.cancelled === true ? (
        <>left the checkout without paying.</>
      ) : (
        <>came back from a checkout that was over already.</>
      ),
  },
  take_payment: {
    label: "Topped up",
    refused: "to credit a payment",
    say: ({ text, event }) => {
      const resumed = Number(event.details.resumed);
      return (
        <>
          credited <Strong>{text("amount")}</Strong> that was paid at Stripe.
          {resumed > 0 && ` ${plural(resumed, "integration")} resumed.`}
        </>
      );
    },
  },
  reverse_payment: {
    label: "Payment taken back",
    refused: "to take a payment back",
    say: ({ text }) => {
      const amount = <Strong>{text("amount")}</Strong>;
      if (text("kind") === "dispute_won")
        return <>put back {amount}: a dispute about a payment was won.</>;
      if (text("kind") === "refund_failed") return <>put back {amount}: a refund did not arrive.</>;
      return (
        <>
          took back {amount}, which was {text("kind") === "refund" ? "refunded" : "disputed"} at
          Stripe.
        </>
      );
    },
  },
  record_payment: {
    label: "Payment recorded",
    refused: "to record a payment",
    say: ({ text }) => (
      <>
        recorded a payment of <Strong>{text("amount")}</Strong> ({text("reference")}).
      </>
    ),
  },
};
