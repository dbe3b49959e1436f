import { type SentenceKind, Strong } from "./sentence-parts";

/** What is said of agents' inboxes. */
export const inboxKinds: Readonly<Record<string, SentenceKind>> = {
  acknowledge_messages: {
    label: "Messages acknowledged",
    refused: "to acknowledge messages",
    say: ({ node }) => <>acknowledged messages of {node}.</>,
  },
  set_inbox_webhook: {
    label: "Inbox address set",
    refused: "to set where messages are sent",
    say: ({ text, node }) => (
      <>
        has messages of {node} sent to <Strong>{text("host")}</Strong>.
      </>
    ),
  },
  rotate_inbox_webhook: {
    label: "Inbox secret rotated",
    refused: "to rotate the secret of an inbox",
    say: ({ text, node }) => (
      <>
        replaced the secret with which messages of {node} are sent to{" "}
        <Strong>{text("host")}</Strong>.
      </>
    ),
  },
  remove_inbox_webhook: {
    label: "Inbox address removed",
    refused: "to remove where messages are sent",
    say: ({ text, node }) => (
      <>
        has messages of {node} no longer sent to <Strong>{text("host")}</Strong>.
      </>
    ),
  },
};
