import Link from "next/link";
import type { ReactNode } from "react";
import { inWords, plural } from "@/components/plural";
import type { ActivityEvent } from "@/lib/activity/list";
import { approvalKinds } from "./approval-sentences";
import { budgetKinds } from "./budget-sentences";
import { connectionKinds } from "./connection-sentences";
import { channelKinds } from "./channel-sentences";
import { inboxKinds } from "./inbox-sentences";
import { keyKinds } from "./key-sentences";
import { paymentKinds } from "./payment-sentences";
import { type Said, type SentenceKind, Strong, toWords } from "./sentence-parts";

/** What each operation is called, and its sentence. */
export const activityKinds: Readonly<Record<string, SentenceKind>> = {
  create_organization: {
    label: "Organization created",
    refused: "to create an organization",
    say: ({ text }) => (
      <>
        created the organization <Strong>{text("name")}</Strong>.
      </>
    ),
  },
  create_node: {
    label: "Created",
    refused: "to create something",
    say: ({ text }) => (
      <>
        created the {text("kind")} <Strong>{text("name")}</Strong> in {text("parent")}.
      </>
    ),
  },
  rename_node: { label: "Renamed", refused: "to rename this", say: sayRenamed },
  move_node: {
    label: "Moved",
    refused: "to move this",
    say: ({ text }) => (
      <>
        moved <Strong>{text("name")}</Strong> from {text("from")} to {text("to")}.
      </>
    ),
  },
  delete_node: { label: "Deleted", refused: "to delete this", say: sayDeleted },
  read_notifications: {
    label: "Notifications read",
    refused: "to read notifications",
    say: () => "read their notifications.",
  },
  invite_members: {
    label: "People invited",
    refused: "to invite people",
    say: ({ node, text, list }) => (
      <>
        invited <Strong>{inWords(list("emails"))}</Strong> to be {text("role")} of {node}.
      </>
    ),
  },
  accept_invitation: {
    label: "Invitation accepted",
    refused: "to join",
    say: ({ node, text }) => (
      <>
        joined {node} as {text("role")}.
      </>
    ),
  },
  withdraw_invitation: {
    label: "Invitation withdrawn",
    refused: "to withdraw an invitation",
    say: ({ node, text }) => (
      <>
        withdrew the invitation of <Strong>{text("email")}</Strong> to {node}.
      </>
    ),
  },
  change_role: {
    label: "Role changed",
    refused: "to change a role",
    say: ({ node, text }) => (
      <>
        changed the role of <Strong>{text("email")}</Strong> at {node} from {text("from")} to{" "}
        {text("to")}.
      </>
    ),
  },
  remove_member: { label: "Member removed", refused: "to remove a member", say: sayRemovedMember },
  install_integration: {
    label: "Installed",
    refused: "to install an integration",
    say: ({ node, text }) => (
      <>
        installed <Strong>{text("name")}</Strong> on {node}.
      </>
    ),
  },
  configure_integration: { label: "Configured", refused: "to change settings", say: sayConfigured },
  block_integration: {
    label: "Blocked",
    refused: "to block an integration",
    say: ({ node, text }) => (
      <>
        blocked <Strong>{text("name")}</Strong> at {node} and below
        {text("note") === "" ? "." : <>: “{text("note")}”</>}
      </>
    ),
  },
  unblock_integration: {
    label: "Unblocked",
    refused: "to unblock an integration",
    say: ({ node, text }) => (
      <>
        unblocked <Strong>{text("name")}</Strong> at {node}.
      </>
    ),
  },
  remove_integration: { label: "Removed", refused: "to remove an integration", say: sayRemoved },
  ...connectionKinds,
  ...approvalKinds,
  ...budgetKinds,
  ...channelKinds,
  ...inboxKinds,
  ...keyKinds,
  ...paymentKinds,
  call_tool: { label: "Tool called", refused: "to run a tool", say: sayCalled },
};

/** An event as one sentence: who did what to whom, where. */
export function ActivitySentence({ event, viewerId }: { event: ActivityEvent; viewerId: string }) {
  const kind = activityKinds[event.operation];
  const who = <Strong>{actorName(event, viewerId)}</Strong>;
  const node = <NodeName node={event.node} />;
  if (event.outcome === "refused") {
    const { needs, reason } = event.details;
    const why =
      typeof needs === "string" ? `it takes ${needs}` : typeof reason === "string" ? reason : "";
    const were = event.actor.id === viewerId ? "were" : "was";
    return (
      <>
        {who} {were} refused {kind?.refused ?? toWords(event.operation)} at {node}
        {why === "" ? "." : `: ${why.replace(/\.$/, "")}.`}
      </>
    );
  }
  const said: Said = {
    event,
    node,
    text: (key) => asText(event.details[key]),
    list: (key) => asList(event.details[key]),
  };
  return (
    <>
      {who}{" "}
      {kind ? (
        kind.say(said)
      ) : (
        <>
          did “{toWords(event.operation)}” at {node}.
        </>
      )}
    </>
  );
}

function actorName({ actor }: ActivityEvent, viewerId: string): string {
  if (actor.id !== null && actor.id === viewerId) return "You";
  if (actor.kind === "system") return "The server";
  if (actor.kind === "program") return `The server token ${actor.name ?? ""}`.trim();
  if (actor.name) return actor.name;
  return actor.email ?? (actor.kind === "agent" ? "An agent" : "Somebody who left");
}

function NodeName({ node }: { node: ActivityEvent["node"] }) {
  if (node.path === null) return <Strong>{node.name}</Strong>;
  return (
    <Link href={node.path} className="font-semibold hover:underline">
      {node.name}
    </Link>
  );
}

const asText = (value: unknown): string => (typeof value === "string" ? value : "");
const asList = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((part): part is string => typeof part === "string") : [];

function sayRenamed({ text, event }: Said): ReactNode {
  const renamed = text("from") !== "";
  const moved = text("toPath") !== "";
  if (renamed)
    return (
      <>
        renamed {text("from")} to <Strong>{text("to")}</Strong>
        {moved ? `, now at ${text("toPath")}.` : "."}
      </>
    );
  if (moved)
    return (
      <>
        changed the address of <Strong>{text("name")}</Strong> to {text("toPath")}.
      </>
    );
  return (
    <>
      changed {event.details.description === true ? "the description" : "the settings"} of{" "}
      <Strong>{text("name")}</Strong>.
    </>
  );
}

function sayDeleted({ text, event }: Said): ReactNode {
  const agents = agentsIn(event.details.counts);
  const others = text("kind") !== "agent" && agents > 0;
  return (
    <>
      deleted the {text("kind")} <Strong>{text("name")}</Strong>
      {text("parent") === "" ? "" : ` in ${text("parent")}`}
      {others ? `, with ${plural(agents, "agent")}.` : "."}
    </>
  );
}

function sayRemovedMember({ node, text, event }: Said): ReactNode {
  const count = event.details.accountCount;
  const accounts = typeof count === "number" && count > 0 ? plural(count, "account") : "";
  const fate = text("connections") === "disconnect" ? "disconnected" : "kept";
  return (
    <>
      took the role {text("role")} at {node} from <Strong>{text("email")}</Strong>.
      {accounts === "" ? "" : ` Their ${accounts} ${fate}.`}
    </>
  );
}

function sayConfigured({ node, text, list, event }: Said): ReactNode {
  const keys = list("keys");
  const { pinned } = event.details;
  const pin =
    pinned === true ? "pinned an account" : pinned === false ? "unpinned the account" : "";
  const set = keys.length > 0 ? `set ${inWords(keys)}` : "";
  return (
    <>
      {[set, pin].filter((part) => part !== "").join(" and ") || "changed the settings"} of{" "}
      <Strong>{text("name")}</Strong> at {node}.
    </>
  );
}

function sayRemoved({ node, text, list }: Said): ReactNode {
  const accounts = list("disconnected");
  return (
    <>
      removed <Strong>{text("name")}</Strong> from {node}.
      {accounts.length > 0 && ` ${inWords(accounts)} disconnected.`}
    </>
  );
}

function sayCalled({ node, text }: Said): ReactNode {
  const account = text("account");
  const outcome = text("outcome");
  return (
    <>
      ran <code className="font-mono text-sm">{text("tool")}</code> as {node}
      {account === "" ? "" : `, with ${account}`}
      {outcome === "" || outcome === "done" || outcome === "ok" ? "." : `: ${toWords(outcome)}.`}
    </>
  );
}

const agentsIn = (counts: unknown): number =>
  typeof counts === "object" &&
  counts !== null &&
  "agents" in counts &&
  typeof counts.agents === "number"
    ? counts.agents
    : 0;
