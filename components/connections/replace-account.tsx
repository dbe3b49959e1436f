"use client";

import { PreviewFacts } from "@/components/changes/preview-facts";
import { changedWords, usePreviewed } from "@/components/changes/preview-hook";
import { Button } from "@/components/ui/button";
import type { ConnectOutcomeProps } from "./connect-outcome";
import { FrameLayout } from "./frame-layout";
import { useResolve } from "./resolve-hook";

type ReplaceAccountProps = ConnectOutcomeProps & {
  /** The one that signed in. */
  account: string;
  connectionId: string;
  onBack: () => void;
};

/** Puts another account in the place of one, on purpose: the same row, with its effects read first. */
export function ReplaceAccount(props: ReplaceAccountProps) {
  const { layout, organization, node, actions, attempt, account, connectionId, onBack } = props;
  const expected = attempt.expectedAccount ?? "this account";
  const decide = useResolve(organization.id, attempt.attemptId, actions);
  const { preview, before, confirm } = usePreviewed({
    organizationId: organization.id,
    change: { kind: "replace_account", nodeId: node.id, connectionId, accountName: account },
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
      <h3 tabIndex={-1} className="text-lg font-semibold">
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
