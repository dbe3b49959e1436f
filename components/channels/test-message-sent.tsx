"use client";

import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import { CopyButton } from "@/components/copy-button";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Dialog, DialogContent } from "@/components/ui/dialog";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import type { ChannelView } from "@/lib/channels/channel-view";
import type { sendTestMessage } from "@/lib/channels/send-test";
import { arrivalQuery } from "./arrival-query";
import type { ChannelActions } from "./channel-actions";
import { conversationHref } from "./inbox-href";
import { TestArrival } from "./test-arrival";

type TestMessageSentProps = {
  organizationId: string;
  node: { id: string; name: string; path: string };
  channel: ChannelView;
  sent: z.output<typeof sendTestMessage.output>;
  actions: ChannelActions;
  onClose: () => void;
};

/** Shows a test message under way until it is there; what a person has to write is given to copy. */
export function TestMessageSent(props: TestMessageSentProps) {
  const { organizationId, node, channel, sent, actions, onClose } = props;
  const { connectionId, provider } = channel;
  const { code, expiresAt, kind, link, text, words } = sent;
  const { data: arrival } = useQuery(arrivalQuery(organizationId, node.id, { connectionId, code }));
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent
        title={kind === "sent" ? "Test message sent" : "Write the test message"}
        description={words}
      >
        <DialogBody className="flex flex-col gap-4">
          <p className="flex items-center gap-2 rounded-control border border-line bg-sunken py-1 pr-1 pl-3">
            <span className="min-w-0 grow py-1 break-words select-all">{text}</span>
            {kind === "by_hand" && (
              <CopyButton
                text={text}
                label="Copy message"
                withText
                variant="secondary"
                className="shrink-0"
              />
            )}
          </p>
          {kind === "by_hand" && link !== null && !arrival && (
            <div>
              <ButtonLink href={link} target="_blank" rel="noreferrer" prefetch={false}>
                Open {provider.name}
              </ButtonLink>
            </div>
          )}
          <TestArrival
            organizationId={organizationId}
            channel={channel}
            arrival={arrival ?? null}
            expiresAt={expiresAt}
            isByHand={kind === "by_hand"}
            actions={actions}
          />
        </DialogBody>
        <DialogFooter>
          <Button variant={arrival ? "secondary" : "primary"} onClick={onClose}>
            Close
          </Button>
          {arrival && (
            <ButtonLink
              variant="primary"
              href={conversationHref(node.path, arrival.conversationId)}
              onClick={onClose}
            >
              Show it
            </ButtonLink>
          )}
        </DialogFooter>
      </DialogContent>
    </Dialog>
  );
}
