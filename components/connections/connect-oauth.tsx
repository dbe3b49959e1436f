"use client";

import { ArrowRight } from "lucide-react";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { ScopeList } from "@/components/integrations/scope-list";
import { Button } from "@/components/ui/button";
import type { CatalogDetail } from "@/lib/installations/get-catalog-integration";
import { appWords } from "./connection-words";
import { BlockedWindow } from "./blocked-window";
import { ConnectReach } from "./connect-reach";
import type { ConnectProps, useConnect } from "./connect-hook";
import { FrameLayout } from "./frame-layout";

type ConnectOauthProps = ConnectProps & {
  layout: "dialog" | "panel";
  connect: ReturnType<typeof useConnect>;
  entry: CatalogDetail;
  /** Whose app asks; null where this server has none. */
  world: "real" | "sandbox" | null;
  /** Whether that app is the organization's own. */
  isOwn: boolean;
  onCancel: () => void;
  /** Asks somebody else instead. */
  onSend: () => void;
};

/** What the provider will ask, before anything is asked. */
export function ConnectOauth(props: ConnectOauthProps) {
  const { layout, organization, connect, entry, world, isOwn, expectedAccount } = props;
  const { onCancel, onSend } = props;
  const provider = entry.provider?.name ?? entry.name;

  return (
    <FrameLayout
      layout={layout}
      footer={
        <>
          <Button variant="ghost" className="mr-auto" onClick={onSend}>
            Send a link
          </Button>
          <Button onClick={onCancel}>Cancel</Button>
          {world !== null && connect.blockedUrl === null && (
            <Button
              variant="primary"
              pending={connect.isGoing}
              pendingText={`Opening ${provider}…`}
              onClick={connect.openWindow}
            >
              Continue to {provider}
              <ArrowRight aria-hidden strokeWidth={1.75} />
            </Button>
          )}
        </>
      }
    >
      {expectedAccount !== null && (
        <p>
          Sign in at {provider} as <strong className="font-semibold">{expectedAccount}</strong>.
        </p>
      )}
      {entry.scopes.length > 0 ? (
        <section className="flex flex-col gap-2">
          <h3 className="font-semibold">{provider} will ask you to allow:</h3>
          <ScopeList scopes={entry.scopes} />
        </section>
      ) : (
        <p>{provider} will ask you what it may see. You choose it there.</p>
      )}
      {world === null ? (
        <p role="alert">{entry.sentence}</p>
      ) : (
        <p className="flex flex-wrap items-center gap-2 text-sm">
          App:{" "}
          {appWords(
            isOwn ? "own" : world === "real" ? "server" : world,
            organization.name,
            provider,
          )}
          {world === "sandbox" && <SandboxPill />}
        </p>
      )}
      <ConnectReach {...props} />
      <p className="text-sm text-muted">
        You connect as the person signed in at {provider}. Wrong account? Choose another one on its
        page.
        {expectedAccount !== null && " Another account changes nothing until you say so."}
      </p>
      <BlockedWindow connect={connect} provider={provider} />
      {connect.error && (
        <p role="alert" className="text-stop">
          {connect.error.message}
        </p>
      )}
    </FrameLayout>
  );
}
