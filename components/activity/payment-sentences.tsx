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
