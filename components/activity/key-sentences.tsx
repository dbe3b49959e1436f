import { type Said, type SentenceKind, Strong } from "./sentence-parts";

/** What is said of agents' keys, people's tokens and those of programs. */
export const keyKinds: Readonly<Record<string, SentenceKind>> = {
  create_agent_key: {
    label: "Key created",
    refused: "to create a key",
    say: (said) => (
      <>
        created the key {named(said)} for {said.node}.
      </>
    ),
  },
  rotate_agent_key: {
    label: "Key rotated",
    refused: "to rotate a key",
    say: (said) => (
      <>
        rotated the key {named(said)} of {said.node}; {overlap(said)}.
      </>
    ),
  },
  revoke_agent_key: {
    label: "Key revoked",
    refused: "to revoke a key",
    say: (said) => (
      <>
        revoked the key {named(said)} of {said.node}.
      </>
    ),
  },
  create_personal_token: {
    label: "Token created",
    refused: "to create a token",
    say: (said) => <>created the personal token {named(said)}.</>,
  },
  rotate_personal_token: {
    label: "Token rotated",
    refused: "to rotate a token",
    say: (said) => (
      <>
        rotated the personal token {named(said)}; {overlap(said)}.
      </>
    ),
  },
  revoke_personal_token: {
    label: "Token revoked",
    refused: "to revoke a token",
    say: (said) => <>revoked the personal token {named(said)}.</>,
  },
  create_server_token: {
    label: "Server token created",
    refused: "to create a server token",
    say: (said) => <>created the server token {named(said)}.</>,
  },
  revoke_server_token: {
    label: "Server token revoked",
    refused: "to revoke a server token",
    say: (said) => <>revoked the server token {named(said)}.</>,
  },
  report_usage: {
    label: "Usage reported",
    refused: "to report usage",
    say: (said) => <>reported what {said.node} used.</>,
  },
  report_usage_batch: {
    label: "Usage reported",
    refused: "to report usage",
    say: (said) => <>reported what {said.node} used.</>,
  },
};

const named = ({ text }: Said) => (
  <>
    <Strong>{text("key")}</Strong> ({text("prefix")}…)
  </>
);

function overlap({ text, event }: Said): string {
  const hours = event.details.overlapHours;
  const old = `the old one, ${text("replaced")}…,`;
  return typeof hours === "number" && hours > 0
    ? `${old} works for another ${String(hours)} h`
    : `${old} ended at once`;
}
