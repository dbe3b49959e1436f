import type { Mark } from "@/components/integrations/status-look";
import { StatusMark } from "@/components/integrations/status-mark";
import { Badge } from "@/components/ui/badge";
import type { ToolCallRecord } from "@/lib/tools/tool-call";
import { outcomeWords } from "./call-words";

type Look = { tone: "ok" | "todo" | "stop" | "busy" | "neutral"; mark: Mark };

const looks: Readonly<Record<ToolCallRecord["outcome"], Look>> = {
  waiting: { tone: "todo", mark: "todo" },
  running: { tone: "busy", mark: "busy" },
  done: { tone: "ok", mark: "active" },
  failed: { tone: "stop", mark: "stop" },
  refused: { tone: "neutral", mark: "blocked" },
  declined: { tone: "neutral", mark: "blocked" },
  expired: { tone: "neutral", mark: "nothing" },
  voided: { tone: "neutral", mark: "blocked" },
  unknown: { tone: "todo", mark: "todo" },
};

/** How a call stands or ended, in a pill. */
export function CallPill({ outcome }: { outcome: ToolCallRecord["outcome"] }) {
  const { tone, mark } = looks[outcome];
  return (
    <Badge tone={tone}>
      <StatusMark mark={mark} />
      {outcomeWords[outcome]}
    </Badge>
  );
}
