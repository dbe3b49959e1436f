"use client";

import { ActionForm } from "./action-form";
import type { ActionOutcome } from "@/components/unwrap";

/** Accepts an invitation as the person who is signed in. */
export function JoinButton({
  onJoin,
}: {
  onJoin: () => Promise<ActionOutcome<unknown> | undefined>;
}) {
  return (
    <ActionForm
      defaultValues={{}}
      fields={[]}
      submit="Join"
      pendingText="Joining…"
      onSubmit={() => onJoin()}
    >
      {() => null}
    </ActionForm>
  );
}
