"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { ChannelActions } from "./channel-actions";
import { channelsQuery } from "./queries";
import { TestMessageDialog } from "./test-message-dialog";

type TestMessageButtonProps = {
  organizationId: string;
  node: { id: string; name: string; path: string };
  actions: ChannelActions;
};

/** Sends an agent a message through one of its channels, to see it arrive. Absent where it has none. */
export function TestMessageButton({ organizationId, node, actions }: TestMessageButtonProps) {
  const { data } = useQuery(channelsQuery(organizationId, node.id));
  const [isOpen, setOpen] = useState(false);
  const channels = data?.channels.filter(({ releasing }) => !releasing) ?? [];
  if (channels.length === 0) return null;
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Send a test message
      </Button>
      {isOpen && (
        <TestMessageDialog
          organizationId={organizationId}
          node={node}
          channels={channels}
          actions={actions}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
