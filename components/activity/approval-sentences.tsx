import { plural } from "@/components/plural";
import { type SentenceKind, Strong } from "./sentence-parts";

const decisions: Readonly<Record<string, string>> = {
  approved: "approved",
  declined: "declined",
  expired: "was too late to approve",
  voided: "could not approve, because something had changed:",
};

/** What is said of what agents may do, and of what they ask people for. */
export const approvalKinds: Readonly<Record<string, SentenceKind>> = {
  set_policies: {
    label: "Policies set",
    refused: "to set policies",
    say: ({ node, event }) => (
      <>
        changed {plural(Number(event.details.changes), "policy", "policies")} at {node}.
      </>
    ),
  },
  request_approval: {
    label: "Approval requested",
    refused: "to ask for an approval",
    say: ({ text }) => (
      <>
        asked a person to let it <Strong>{text("what")}</Strong>.
      </>
    ),
  },
  request_budget: {
    label: "More to spend asked for",
    refused: "to ask for more to spend",
    say: ({ text }) => (
      <>
        asked for <Strong>{text("by")}</Strong> more from {text("of")}.
      </>
    ),
  },
  decide_approval: {
    label: "Approval decided",
    refused: "to decide about what an agent asks for",
    say: ({ text }) => (
      <>
        {decisions[text("outcome")] ?? "decided"} what {text("agent")} asked for:{" "}
        <Strong>{text("what")}</Strong>.
      </>
    ),
  },
};
