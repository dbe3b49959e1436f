"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { MarkPill } from "@/components/integrations/status-pill";
import { plural } from "@/components/plural";
import { RelativeTime } from "@/components/relative-time";
import { SectionError } from "@/components/section-error";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/item";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { DeliveryLog } from "./delivery-log";
import type { InboxProps } from "./inbox-props";
import { inboxQuery, type InboxState } from "./queries";
import { RemoveWebhookDialog } from "./remove-webhook-dialog";
import { RotateWebhookDialog } from "./rotate-webhook-dialog";
import { SetWebhookDialog } from "./set-webhook-dialog";
import { WebhookFailing } from "./webhook-failing";

type Asked = "set" | "rotate" | "remove" | "log";

/** How an agent gets its messages: it reads them, or they are sent to an address of its own. */
export function WebhookSection(props: Omit<InboxProps, "viewerId">) {
  const { organization, node, actions } = props;
  const inbox = useQuery(inboxQuery(organization.id, node.id));
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = () => setAsked(null);
  const dialog = { organizationId: organization.id, node, actions, onClose: close };
  const webhook = inbox.data?.webhook ?? null;

  return (
    <section aria-labelledby="where-messages-go">
      <h2 id="where-messages-go" className="mb-2 text-lg font-semibold">
        Where messages go
      </h2>
      {inbox.isPending && <SkeletonRows count={1} label="Loading where messages go" />}
      {inbox.isError && !inbox.data && (
        <SectionError
          section="where messages go"
          onRetry={() => void inbox.refetch()}
          pending={inbox.isFetching}
        />
      )}
      {inbox.data && (
        <Card>
          {webhook?.state === "failing" && (
            <WebhookFailing
              organizationId={organization.id}
              node={node}
              inbox={inbox.data}
              onLog={() => setAsked("log")}
            />
          )}
          <div className="flex flex-wrap items-center gap-x-4 gap-y-3 px-4 py-3">
            <div className="min-w-0 grow basis-72">
              <Summary inbox={inbox.data} agentName={node.name} />
            </div>
            <div className="flex flex-wrap gap-2">
              {webhook === null ? (
                <Button onClick={() => setAsked("set")}>Set address</Button>
              ) : (
                <>
                  {/* Where it fails, the log is offered beside that. */}
                  {webhook.state === "ok" && (
                    <Button onClick={() => setAsked("log")}>Delivery log</Button>
                  )}
                  <Button onClick={() => setAsked("set")}>Change…</Button>
                  <Button onClick={() => setAsked("rotate")}>Rotate secret…</Button>
                  <Button onClick={() => setAsked("remove")}>Remove…</Button>
                </>
              )}
            </div>
          </div>
        </Card>
      )}
      {asked === "set" && <SetWebhookDialog {...dialog} present={webhook?.url ?? null} />}
      {asked === "rotate" && <RotateWebhookDialog {...dialog} />}
      {asked === "remove" && webhook !== null && (
        <RemoveWebhookDialog {...dialog} url={webhook.url} />
      )}
      {asked === "log" && (
        <DeliveryLog organizationId={organization.id} node={node} onClose={close} />
      )}
    </section>
  );
}

function Summary({ inbox, agentName }: { inbox: InboxState; agentName: string }) {
  const { webhook, waiting } = inbox;
  const waits = waiting === 0 ? "Nothing waits." : `${plural(waiting, "message")} waiting.`;
  if (webhook === null)
    return (
      <>
        <p>
          {agentName} reads its inbox itself. Or have its messages sent to an address of its own.
        </p>
        <p className="text-sm text-muted">{waits}</p>
      </>
    );
  return (
    <>
      <p className="flex flex-wrap items-center gap-2">
        <code className="min-w-0 font-mono text-sm break-all">{webhook.url}</code>
        {webhook.state === "ok" ? (
          <MarkPill mark="active">Works</MarkPill>
        ) : (
          <MarkPill mark="stop">Failing</MarkPill>
        )}
      </p>
      <p className="text-sm text-muted">
        Set <RelativeTime past value={webhook.setAt} />. {waits}
      </p>
    </>
  );
}
