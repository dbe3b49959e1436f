"use client";

import { useMutation } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { Button } from "@/components/ui/button";
import type { CatalogDetail } from "@/lib/installations/get-catalog-integration";
import type { ConnectProps, useConnect } from "./connect-hook";
import { FrameLayout } from "./frame-layout";

type ConnectChannelDoorProps = ConnectProps & {
  layout: "dialog" | "panel";
  connect: ReturnType<typeof useConnect>;
  entry: CatalogDetail;
  onCancel: () => void;
  onSend: () => void;
};

/** A channel has more steps than a dialog holds: it is connected on a page of its own. */
export function ConnectChannelDoor(props: ConnectChannelDoorProps) {
  const { layout, node, connect, entry, onCancel, onSend } = props;
  const router = useRouter();
  const go = useMutation({
    mutationFn: async () => {
      const here = window.location.pathname + window.location.search;
      // What is being made already goes on: a second attempt would undo it.
      const { attempt } = connect;
      router.push(attempt?.isOpen ? attempt.url : `/connect/${await connect.start(here)}`);
    },
  });
  return (
    <FrameLayout
      layout={layout}
      footer={
        <>
          <Button variant="ghost" className="mr-auto" onClick={onSend}>
            Send a link
          </Button>
          <Button onClick={onCancel}>Cancel</Button>
          <Button
            variant="primary"
            pending={go.isPending || go.isSuccess}
            onClick={() => go.mutate()}
          >
            Set up {entry.name}
            <ArrowRight aria-hidden strokeWidth={1.75} />
          </Button>
        </>
      }
    >
      <p>
        {node.name} gets an identity of its own: no other agent speaks through it, or holds its
        credentials.
      </p>
      {go.error && (
        <p role="alert" className="text-stop">
          {go.error.message}
        </p>
      )}
    </FrameLayout>
  );
}
