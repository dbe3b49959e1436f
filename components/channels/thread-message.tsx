import { Paperclip } from "lucide-react";
import { cn } from "@/components/class-names";
import { Badge } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/text-link";
import { RelativeTime } from "@/components/relative-time";
import { DeliveryState } from "./delivery-state";
import { kindWords } from "./delivery-words";
import type { ThreadMessage as Message } from "./queries";

type ThreadMessageProps = {
  message: Message;
  agentName: string;
  viewerId: string;
  /** The slug of the organization, where the viewer may look at the call that sent it. */
  organizationSlug: string;
};

/** One thing that was said: by whom, when, and what became of it. */
export function ThreadMessage({
  message,
  agentName,
  viewerId,
  organizationSlug,
}: ThreadMessageProps) {
  const { direction, kind, sender, text, attachments, thread, sentAt, testedBy, callId } = message;
  const isOut = direction === "out";
  const kindWord = kindWords[kind];
  return (
    <li className={cn("flex flex-col gap-1", isOut ? "items-end pl-8" : "items-start pr-8")}>
      <p className="flex max-w-full flex-wrap items-center gap-x-2 gap-y-1 text-sm">
        <span className="min-w-0 font-semibold break-words">{isOut ? agentName : sender.name}</span>
        {sender.isBot && !isOut && <Badge>Bot</Badge>}
        {kindWord !== null && <Badge>{kindWord}</Badge>}
        {testedBy !== null && (
          <Badge tone="accent">
            {testedBy === viewerId ? "Test by you" : "Test by somebody else"}
          </Badge>
        )}
        {thread !== null && <span className="text-muted">in a thread</span>}
        <RelativeTime past value={sentAt} className="text-xs text-muted" />
      </p>
      {text !== "" && (
        <p
          className={cn(
            "max-w-prose rounded-card border border-line px-3 py-2 break-words whitespace-pre-wrap",
            isOut ? "bg-accent-soft" : "bg-sunken",
          )}
        >
          {text}
        </p>
      )}
      {attachments.length > 0 && <Attachments attachments={attachments} />}
      <p className="flex items-center gap-1.5 text-xs text-muted">
        <DeliveryState message={message} agentName={agentName} />
        {callId !== null && (
          <TextLink href={`/${organizationSlug}/-/calls/${callId}`}>Tool call</TextLink>
        )}
      </p>
    </li>
  );
}

const isWebAddress = (url: string): boolean => URL.parse(url)?.protocol === "https:";

function Attachments({ attachments }: Pick<Message, "attachments">) {
  return (
    <ul className="flex max-w-full flex-wrap gap-x-4 gap-y-1 text-sm" aria-label="Attachments">
      {attachments.map(({ id, name, url }) => (
        <li key={id} className="flex min-w-0 items-center gap-1.5">
          <Paperclip aria-hidden strokeWidth={1.75} className="size-4 shrink-0 text-muted" />
          {url !== null && isWebAddress(url) ? (
            <TextLink
              href={url}
              target="_blank"
              rel="noreferrer"
              prefetch={false}
              className="min-w-0 break-all"
            >
              {name}
            </TextLink>
          ) : (
            <span className="min-w-0 break-all">{name}</span>
          )}
        </li>
      ))}
    </ul>
  );
}
