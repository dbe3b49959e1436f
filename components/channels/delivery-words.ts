import type { Mark } from "@/components/integrations/status-look";
import type { ThreadMessage } from "./queries";

type Outgoing = Exclude<ThreadMessage["state"], "waiting" | "taken">;

/** What became of something that an agent said. */
export const sentLooks: Readonly<Record<Outgoing, { mark: Mark; words: string }>> = {
  sending: { mark: "busy", words: "Being sent" },
  sent: { mark: "active", words: "Answer sent" },
  delivered: { mark: "active", words: "Answer delivered" },
  failed: { mark: "stop", words: "Not sent" },
};

/** What was said, where it is more than a message. */
export const kindWords: Readonly<Record<ThreadMessage["kind"], string | null>> = {
  message: null,
  mention: "Mention",
  command: "Command",
  reaction: "Reaction",
  speech: "Spoken",
  system: "Notice",
};
