import { CopyButton } from "@/components/copy-button";
import type { Mark } from "@/components/integrations/status-look";
import { StatusMark } from "@/components/integrations/status-mark";
import { TextLink } from "@/components/ui/text-link";
import type { ChannelView } from "@/lib/channels/channel-view";

type State = ChannelView["states"][number];

const marks: Record<State["state"], { mark: Mark; word: string }> = {
  ok: { mark: "active", word: "Works" },
  waiting: { mark: "busy", word: "Waiting" },
  todo: { mark: "todo", word: "To do" },
  stop: { mark: "stop", word: "Stopped" },
};

type ChannelStatesProps = { channel: Pick<ChannelView, "states" | "address" | "provider"> };

/** What works on a channel, what waits and what somebody has to do, each with its mark. */
export function ChannelStates({ channel }: ChannelStatesProps) {
  const { states, address, provider } = channel;
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1">
      {states.map(({ id, state, text, href, site = provider.name }) => {
        const toEnter = addressIn(text, address);
        return (
          <li key={id} className="flex min-w-0 items-start gap-1.5">
            <StatusMark mark={marks[state].mark} className="mt-1" />
            <div className="min-w-0">
              <p className="break-words">
                <span className="sr-only">{marks[state].word}: </span>
                {text}{" "}
                {href !== undefined && (
                  <TextLink href={href} target="_blank" rel="noreferrer" prefetch={false}>
                    Open {site}
                  </TextLink>
                )}
              </p>
              {toEnter !== undefined && (
                <CopyButton
                  text={toEnter}
                  label="Copy address"
                  withText
                  variant="secondary"
                  className="mt-1"
                />
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}

/** The address that a person has to enter at the platform, where a text names one. */
const addressIn = (text: string, address: string): string | undefined =>
  text.split(" ").find((word) => word.startsWith(address));
