import type { ReactNode } from "react";
import { plural } from "@/components/plural";
import { type Said, type SentenceKind, Strong } from "./sentence-parts";

/** What is said of accounts: connecting, keeping and taking them away. */
export const connectionKinds: Readonly<Record<string, SentenceKind>> = {
  start_connect: {
    label: "Connecting started",
    refused: "to connect an account",
    say: ({ node, text }) =>
      text("outcome") === "active" ? (
        <>
          turned on <Strong>{text("name")}</Strong> at {node}, which needs no account.
        </>
      ) : (
        <>
          started to connect <Strong>{text("name")}</Strong> for {node}.
        </>
      ),
  },
  reconnect_connection: {
    label: "Reconnecting started",
    refused: "to reconnect an account",
    say: ({ node, text }) => (
      <>
        started to reconnect <Strong>{text("name")}</Strong> for {node}.
      </>
    ),
  },
  authorize_connect: {
    label: "Sent to the provider",
    refused: "to connect an account",
    say: ({ node, text }) => (
      <>
        went on to {text("provider")} to connect <Strong>{text("name")}</Strong> for {node}.
      </>
    ),
  },
  connect_app: {
    label: "App made",
    refused: "to have an app made",
    say: ({ text, node }) =>
      text("app") === "" ? (
        <>
          went on to {text("provider")} to install <Strong>{text("name")}</Strong> for {node}.
        </>
      ) : (
        <>
          had the {text("provider")} app <Strong>{text("app")}</Strong> made for {node}.
        </>
      ),
  },
  connect_bot: {
    label: "Bot asked for",
    refused: "to have a bot made",
    say: ({ text, node }) => (
      <>
        asked {text("provider")} for the bot <Strong>{text("bot")}</Strong> for {node}.
      </>
    ),
  },
  connect_setup: {
    label: "Setup account connected",
    refused: "to connect a setup account",
    say: ({ text, node }) => (
      <>
        connected <Strong>{text("account")}</Strong> at {text("provider")}, with which agents of{" "}
        {node} get their own.
      </>
    ),
  },
  finish_connect_bot: { label: "Bot connected", refused: "to connect a bot", say: sayConnected },
  finish_connect: { label: "Connected", refused: "to connect an account", say: sayConnected },
  finish_connect_key: { label: "Connected by key", refused: "to connect a key", say: sayConnected },
  resolve_connect: {
    label: "Permissions decided",
    refused: "to decide about permissions",
    say: sayConnected,
  },
  cancel_connect: {
    label: "Connecting cancelled",
    refused: "to cancel a connection",
    say: sayConnected,
  },
  refuse_connect: {
    label: "Connecting refused",
    refused: "to connect an account",
    say: sayConnected,
  },
  disconnect_connection: {
    label: "Disconnected",
    refused: "to disconnect an account",
    say: ({ node, text }) => (
      <>
        disconnected <Strong>{text("account")}</Strong> at {text("provider")} from {node}.
      </>
    ),
  },
  refresh_connection: {
    label: "Access renewed",
    refused: "to renew access",
    say: ({ text }) => sayRenewed(text),
  },
  probe_connection: {
    label: "Account checked",
    refused: "to check an account",
    say: ({ text }) => sayRenewed(text),
  },
  test_connection: {
    label: "Account tested",
    refused: "to test an account",
    say: ({ text }) => (
      <>
        tested <Strong>{text("account")}</Strong>. {text("message")}
      </>
    ),
  },
  update_connection: {
    label: "Account changed",
    refused: "to change an account",
    say: ({ node, text, event }) =>
      event.details.isDefault === true ? (
        <>
          made <Strong>{text("account")}</Strong> the default for {text("provider")} at {node}.
        </>
      ) : (
        <>
          {text("label") === "" ? "took the label off" : `labelled “${text("label")}” the account`}{" "}
          <Strong>{text("account")}</Strong> at {node}.
        </>
      ),
  },
  move_connection: {
    label: "Account moved",
    refused: "to move an account",
    say: ({ text }) => (
      <>
        moved <Strong>{text("account")}</Strong> from {text("from")} to {text("to")}.
      </>
    ),
  },
  create_connect_link: {
    label: "Connect link sent",
    refused: "to send a connect link",
    say: ({ node, text }) => (
      <>
        asked <Strong>{text("email")}</Strong> to connect {text("name")} for {node}.
      </>
    ),
  },
  open_connect_link: {
    label: "Connect link opened",
    refused: "to open a connect link",
    say: ({ node, text }) => (
      <>
        opened the link to connect <Strong>{text("name")}</Strong> for {node}.
      </>
    ),
  },
  join_by_link: {
    label: "Account made by link",
    refused: "to make an account by a connect link",
    say: ({ node, text }) => (
      <>
        made an account here, to connect <Strong>{text("name")}</Strong> for {node}.
      </>
    ),
  },
  start_from_link: {
    label: "Connecting started by link",
    refused: "to use a connect link",
    say: ({ node, text }) => (
      <>
        started to connect <Strong>{text("name")}</Strong> for {node}, by a link.
      </>
    ),
  },
  decline_connect_link: {
    label: "Connect link declined",
    refused: "to decline a connect link",
    say: ({ node, text }) => (
      <>
        declined to connect <Strong>{text("name")}</Strong> for {node}.
      </>
    ),
  },
  withdraw_connect_link: {
    label: "Connect link withdrawn",
    refused: "to withdraw a connect link",
    say: ({ node, text }) => (
      <>
        withdrew the link to <Strong>{text("email")}</Strong> to connect {text("name")} for {node}.
      </>
    ),
  },
  set_provider_app: {
    label: "Provider app set",
    refused: "to set a provider app",
    say: ({ node, text }) => (
      <>
        set {node}’s own <Strong>{text("provider")}</Strong> app.
      </>
    ),
  },
  remove_provider_app: {
    label: "Provider app removed",
    refused: "to remove a provider app",
    say: ({ node, text }) => (
      <>
        removed {node}’s own <Strong>{text("provider")}</Strong> app.
      </>
    ),
  },
  retry_step: {
    label: "Clean-up tried again",
    refused: "to try a clean-up again",
    say: ({ text }) => (
      <>
        tried again: {text("step")}, of <Strong>{text("removal")}</Strong>.
      </>
    ),
  },
  confirm_step: {
    label: "Clean-up confirmed",
    refused: "to confirm a clean-up",
    say: ({ text }) => (
      <>
        did by hand: {text("step")}, of <Strong>{text("removal")}</Strong>.
      </>
    ),
  },
  revoke_everything: {
    label: "Everything revoked",
    refused: "to revoke everything",
    say: ({ node, text, event }) => {
      const { connections } = event.details;
      const count =
        typeof connections === "number" ? plural(connections, "account") : "all accounts";
      return (
        <>
          revoked everything{text("provider") === "" ? "" : ` at ${text("provider")}`} in {node}:{" "}
          {count}.
        </>
      );
    },
  },
};

/** "renewed the access of octocat at GitHub." */
function sayRenewed(text: Said["text"]): ReactNode {
  const outcome = text("outcome");
  const account = <Strong>{text("account")}</Strong>;
  if (outcome === "renewed" || outcome === "")
    return (
      <>
        renewed the access of {account} at {text("provider")}.
      </>
    );
  const ends: Readonly<Record<string, string>> = {
    revoked: "stopped accepting it",
    expired: "says that it has expired",
    app_refused: "refuses the provider app",
  };
  return (
    <>
      found that {text("provider")} {ends[outcome] ?? outcome}: {account}.
    </>
  );
}

const attemptEnds: Readonly<Record<string, string>> = {
  declined: "it was declined at the provider",
  cancelled: "it was cancelled",
  replaced: "another attempt replaced it",
  expired: "it ran out",
  wrong_account: "another account was used",
  missing_required: "a required permission was missing",
  taken: "the account serves another agent",
  provider_failed: "the provider answered with an error",
  lost_role: "the role was lost meanwhile",
  removed: "the place was removed meanwhile",
};

function sayConnected({ node, text }: Said): ReactNode {
  const outcome = text("outcome");
  const name = <Strong>{text("name")}</Strong>;
  if (outcome === "done" || outcome === "already_connected")
    return (
      <>
        connected <Strong>{text("account")}</Strong> at {text("provider")} for {name} at {node}.
      </>
    );
  if (outcome === "partial")
    return (
      <>
        signed in as <Strong>{text("account")}</Strong> for {name} at {node}; some permissions are
        missing.
      </>
    );
  return (
    <>
      did not connect {name} at {node}: {attemptEnds[outcome] ?? "it did not finish"}. Nothing was
      saved.
    </>
  );
}
