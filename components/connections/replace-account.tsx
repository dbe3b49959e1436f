"use client";

import { PreviewFacts } from "@/components/changes/preview-facts";
import { changedWords, usePreviewed } from "@/components/changes/preview-hook";
import { Button } from "@/components/ui/button";
import type { ConnectAttempt } from "@/lib/connections/attempt-view";
import type { ConnectActions } from "./connect-actions";
import { FrameLayout } from "./frame-layout";
import { useResolve } from "./resolve-hook";

type ReplaceAccountProps = {
  layout: "dialog" | "panel";
  organizationId: string;
  /** One where another account signed in than the one to reconnect. */
  attempt: ConnectAttempt;
  actions: Pick<ConnectActions, "resolveConnect" | "preview">;
  onBack: () => void;
};

/** Whether there is an account to put in the place of another. */
export const canReplace = ({ account, reconnects, linkId, node }: ConnectAttempt): boolean =>
  // A link that was sent lends no right to it.
  account !== null && reconnects !== null && (linkId === null || node.path !== null);

/** Puts another account in the place of one, on purpose: the same row, with its effects read first. */
export function ReplaceAccount(props: ReplaceAccountProps) {
  const { layout, organizationId, attempt, actions, onBack } = props;
  const account = attempt.account ?? "";
  const expected = attempt.expectedAccount ?? "this account";
  const decide = useResolve(organizationId, attempt.attemptId, actions);
  const { preview, before, confirm } = usePreviewed({
    organizationId,
    change: {
      kind: "replace_account",
      nodeId: attempt.node.id,
      connectionId: attempt.reconnects ?? "",
      accountName: account,
    },
    onPreview: actions.preview,
    onConfirm: (previewDigest) => decide.mutateAsync({ choice: "replace", previewDigest }),
    onDone: () => undefined,
  });
  return (
    <FrameLayout
      layout={layout}
      footer={
        <>
          <Button onClick={onBack}>Back</Button>
          <Button
            variant="primary"
            disabled={!preview.data}
            pending={confirm.isPending}
            pendingText="Replacing…"
            onClick={() => preview.data && confirm.mutate(preview.data)}
          >
            {preview.data ? `Replace ${expected}` : "Working out the effects…"}
          </Button>
        </>
      }
    >
      <h3 tabIndex={-1} ref={focusOnce} className="rounded-control text-lg font-semibold">
        Replace {expected} with {account}?
      </h3>
      {before && <p>{changedWords}</p>}
      <PreviewFacts preview={preview} before={before} />
      {confirm.error && !before && (
        <p role="alert" className="text-stop">
          {confirm.error.message}
        </p>
      )}
    </FrameLayout>
  );
}

/** The button that led here is gone: reading starts at the question. */
function focusOnce(heading: HTMLHeadingElement | null): void {
  heading?.focus();
}
