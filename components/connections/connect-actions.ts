import type { z } from "zod";
import type { PreviewAction } from "@/components/changes/preview-hook";
import type { LinkActions } from "@/components/connect-links/link-actions";
import type { ServerAction } from "@/components/server-action";
import type { ActionOutcome } from "@/components/unwrap";
import type { ConnectAttempt } from "@/lib/connections/attempt-view";
import type { authorizeConnect } from "@/lib/connections/authorize";
import type { finishConnectKey } from "@/lib/connections/finish-key";
import type { resolveConnect } from "@/lib/connections/resolve";
import type { startConnect } from "@/lib/connections/start";
import type { updateConnection } from "@/lib/connections/update";

type Action<Input, Output> = (
  organizationId: string,
  input: Input,
) => Promise<ActionOutcome<Output>>;

/** What connecting an account can do; pages hand in the server actions. */
export type ConnectActions = {
  startConnect: Action<z.input<typeof startConnect.input>, z.output<typeof startConnect.output>>;
  authorizeConnect: Action<
    z.input<typeof authorizeConnect.input>,
    z.output<typeof authorizeConnect.output>
  >;
  finishConnectKey: Action<z.input<typeof finishConnectKey.input>, ConnectAttempt>;
  resolveConnect: Action<z.input<typeof resolveConnect.input>, ConnectAttempt>;
  cancelConnect: Action<{ attemptId: string }, ConnectAttempt>;
  /** For the label of what was just connected. */
  updateConnection: ServerAction<typeof updateConnection>;
  /** For asking somebody else to sign in. */
  createConnectLink: LinkActions["createConnectLink"];
  /** For what replacing an account would change. */
  preview: PreviewAction;
};
