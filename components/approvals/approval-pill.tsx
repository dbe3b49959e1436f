import { StatusMark } from "@/components/integrations/status-mark";
import type { Mark } from "@/components/integrations/status-look";
import { Badge } from "@/components/ui/badge";
import type { Approval } from "@/lib/approvals/approval";

type Look = { tone: "ok" | "todo" | "stop" | "busy" | "neutral"; mark: Mark; word: string };

const looks: Readonly<Record<Approval["state"], Look>> = {
  waiting: { tone: "todo", mark: "todo", word: "Waiting" },
  approved: { tone: "busy", mark: "busy", word: "Approved" },
  running: { tone: "busy", mark: "busy", word: "Running" },
  done: { tone: "ok", mark: "active", word: "Done" },
  failed: { tone: "stop", mark: "stop", word: "Failed" },
  unknown: { tone: "todo", mark: "todo", word: "Unknown" },
  declined: { tone: "neutral", mark: "blocked", word: "Declined" },
  expired: { tone: "neutral", mark: "nothing", word: "Expired" },
  voided: { tone: "neutral", mark: "blocked", word: "Voided" },
};

/** Where a request stands, in one word. */
export function ApprovalPill({ state }: { state: Approval["state"] }) {
  const { tone, mark, word } = looks[state];
  return (
    <Badge tone={tone}>
      <StatusMark mark={mark} />
      {word}
    </Badge>
  );
}
