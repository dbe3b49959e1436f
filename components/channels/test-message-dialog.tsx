"use client";

import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { FormError } from "@/components/people/form-error";
import { ProblemError } from "@/components/problem-error";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { DialogBody, DialogFooter } from "@/components/ui/dialog-parts";
import { Field } from "@/components/ui/field";
import { Kbd } from "@/components/ui/kbd";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { unwrap } from "@/components/unwrap";
import type { ChannelView } from "@/lib/channels/channel-view";
import type { ChannelActions } from "./channel-actions";
import { conversationsQuery } from "./queries";
import { useSelectedConversation } from "./selected-conversation";
import { TestMessageSent } from "./test-message-sent";
import { channelTitle } from "./write-words";

type TestMessageDialogProps = {
  organizationId: string;
  node: { id: string; name: string; path: string };
  channels: readonly ChannelView[];
  actions: ChannelActions;
  onClose: () => void;
};

const usualText = "Hello, this is a test.";

/** Asks what to send through which channel, and then shows whether it arrives. */
export function TestMessageDialog(props: TestMessageDialogProps) {
  const { organizationId, node, channels, actions, onClose } = props;
  const list = useInfiniteQuery(conversationsQuery(organizationId, node.id));
  const [selected] = useSelectedConversation();
  const known = list.data?.pages.flatMap((page) => page.conversations) ?? [];
  const open = known.find(({ conversationId }) => conversationId === selected);
  const [chosen, setChosen] = useState<string | null>(null);
  const [place, setPlace] = useState("");
  const [text, setText] = useState(usualText);
  const [isMissing, setMissing] = useState(false);
  const channel =
    channels.find(({ connectionId }) => connectionId === chosen) ??
    channels.find(({ connectionId }) => connectionId === open?.channel.connectionId) ??
    channels[0];
  const places = known.filter((each) => each.channel.connectionId === channel?.connectionId);
  const sending = useMutation({
    mutationFn: async (connectionId: string) =>
      unwrap(
        await actions.sendTest(organizationId, {
          connectionId,
          text,
          ...(place !== "" && { conversation: place }),
        }),
      ),
  });
  if (!channel) return null;
  if (sending.data)
    return (
      <TestMessageSent
        organizationId={organizationId}
        node={node}
        channel={channel}
        sent={sending.data}
        actions={actions}
        onClose={onClose}
      />
    );

  const submit = () => {
    const empty = text.trim() === "";
    setMissing(empty);
    if (!empty && !sending.isPending) sending.mutate(channel.connectionId);
  };
  const fields = sending.error instanceof ProblemError ? sending.error.fields : {};

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent
        title={`Send ${node.name} a test message`}
        description="It leaves through the channel and comes back through it, as every message does."
        dirty={text !== usualText || sending.isPending}
      >
        <form
          className="contents"
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            submit();
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
            event.preventDefault();
            submit();
          }}
        >
          <DialogBody className="flex flex-col gap-4">
            {channels.length > 1 ? (
              <Field label="Channel">
                {(control) => (
                  <NativeSelect
                    {...control}
                    value={channel.connectionId}
                    onChange={(event) => {
                      setChosen(event.target.value);
                      setPlace("");
                    }}
                  >
                    {channels.map((each) => (
                      <option key={each.connectionId} value={each.connectionId}>
                        {channelTitle(each)}
                      </option>
                    ))}
                  </NativeSelect>
                )}
              </Field>
            ) : (
              <p>Through {channelTitle(channel)}.</p>
            )}
            {places.length > 0 && (
              <Field label="Conversation" error={fields.conversation}>
                {(control) => (
                  <NativeSelect
                    {...control}
                    value={place}
                    onChange={(event) => setPlace(event.target.value)}
                  >
                    <option value="">Where the bot is</option>
                    {places.map(({ conversationId, id, name }) => (
                      <option key={conversationId} value={id}>
                        {name}
                      </option>
                    ))}
                  </NativeSelect>
                )}
              </Field>
            )}
            <Field
              label="Message"
              required
              error={isMissing ? "Write something." : fields.text}
              help="People who are there see it, with a code by which it is known when it comes back."
            >
              {(control) => (
                <Textarea
                  {...control}
                  autoFocus
                  maxLength={500}
                  value={text}
                  onChange={(event) => {
                    setText(event.target.value);
                    setMissing(false);
                  }}
                />
              )}
            </Field>
            {sending.error && Object.keys(fields).length === 0 && (
              <FormError>Nothing was sent. {sending.error.message}</FormError>
            )}
          </DialogBody>
          <DialogFooter>
            <p className="mr-auto text-sm text-muted max-sm:hidden">
              <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> sends
            </p>
            <DialogClose asChild>
              <Button>Cancel</Button>
            </DialogClose>
            <Button
              type="submit"
              variant="primary"
              pending={sending.isPending}
              pendingText="Sending…"
            >
              Send
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
