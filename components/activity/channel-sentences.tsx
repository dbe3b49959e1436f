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
  search_numbers: {
    label: "Numbers searched",
    refused: "to search phone numbers",
    say: ({ text, node }) => (
      <>
        searched phone numbers in {text("country")} for {node}.
      </>
    ),
  },
  provision_number: {
    label: "Number",
    refused: "to get a phone number",
    say: ({ text, node }) => {
      const number = <Strong>{text("number")}</Strong>;
      if (text("outcome") === "connected")
        return (
          <>
            connected {number} to {node}.
          </>
        );
      if (text("outcome") === "taken")
        return (
          <>
            wanted {number} for {node}, which someone else took.
          </>
        );
      return (
        <>
          ordered {number} for {node} at {text("company")}.
        </>
      );
    },
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
