import { StatusMark } from "@/components/integrations/status-mark";
import type { Mark } from "@/components/integrations/status-look";
import { Badge } from "@/components/ui/badge";
import type { ConnectLink } from "@/lib/connect-links/link-view";

type Look = { word: string; tone: "busy" | "ok" | "neutral"; mark: Mark };

const looks: Readonly<Record<ConnectLink["state"], Look>> = {
  sent: { word: "Sent", tone: "busy", mark: "busy" },
  opened: { word: "Opened", tone: "busy", mark: "busy" },
  used: { word: "Used", tone: "ok", mark: "active" },
  declined: { word: "Declined", tone: "neutral", mark: "blocked" },
  expired: { word: "Expired", tone: "neutral", mark: "nothing" },
  withdrawn: { word: "Withdrawn", tone: "neutral", mark: "nothing" },
};

/** Where a link stands. */
export function LinkStatePill({ state }: { state: ConnectLink["state"] }) {
  const { word, tone, mark } = looks[state];
  return (
    <Badge tone={tone}>
      <StatusMark mark={mark} />
      {word}
    </Badge>
  );
}

/** The same in a sentence. */
export const LinkStateWord = ({ state }: { state: ConnectLink["state"] }) => looks[state].word;
