import { type SentenceKind, Strong } from "./sentence-parts";

/** What is said of agents' bots and numbers. */
export const channelKinds: Readonly<Record<string, SentenceKind>> = {
  check_channel: {
    label: "Channel checked",
    refused: "to check a channel",
    say: ({ text, event }) => (
      <>
        checked {text("name")} as <Strong>{text("account")}</Strong>
        {event.details.ok === true ? "." : ": it is not ready."}
      </>
    ),
  },
  send_test_message: {
    label: "Test message",
    refused: "to send a test message",
    say: ({ text, node }) => (
      <>
        sent a test message to {node} through {text("name")} as <Strong>{text("account")}</Strong>.
      </>
    ),
  },
};
