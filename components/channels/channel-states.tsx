import { StatusMark } from "@/components/integrations/status-mark";
import type { Mark } from "@/components/integrations/status-look";
import { TextLink } from "@/components/ui/text-link";
import type { ChannelView } from "@/lib/channels/channel-view";

type State = ChannelView["states"][number];

const marks: Record<State["state"], { mark: Mark; word: string }> = {
  ok: { mark: "active", word: "Works" },
  waiting: { mark: "busy", word: "Waiting" },
  todo: { mark: "todo", word: "To do" },
  stop: { mark: "stop", word: "Stopped" },
};

/** What works on a channel, what waits and what somebody has to do, each with its mark. */
export function ChannelStates({ states }: { states: readonly State[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {states.map(({ id, state, text, href }) => (
        <li key={id} className="flex min-w-0 items-start gap-1.5">
          <StatusMark mark={marks[state].mark} className="mt-1" />
          <span className="sr-only">{marks[state].word}: </span>
          {href === undefined ? (
            <span className="min-w-0 break-words">{text}</span>
          ) : (
            <TextLink href={href} target="_blank" rel="noreferrer" className="min-w-0 break-words">
              {text}
            </TextLink>
          )}
        </li>
      ))}
    </ul>
  );
}
