import type { ConnectActions } from "@/components/connections/connect-actions";
import type { ConnectionActions } from "@/components/connections/connection-actions";
import type { ServerAction } from "@/components/server-action";
import type { ToolActions } from "@/components/tools/tool-actions";
import type { BudgetActions } from "@/components/usage/budget-actions";
import type { TopUpActions } from "@/components/usage/top-up-actions";
import type { ActionOutcome } from "@/components/unwrap";
import type { EffectiveIntegration } from "@/lib/installations/effective-integration";
import type { connectSetup } from "@/lib/setups/connect";

type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type EnteredSettings = Record<string, Json>;

type Action<Input, Output> = (
  organizationId: string,
  input: Input,
) => Promise<ActionOutcome<Output>>;
type AtNode = { nodeId: string; integration: string };

/** What the screens of integrations can do; pages hand in the server actions. */
export type IntegrationActions = ConnectActions &
  ConnectionActions &
  ToolActions &
  Pick<BudgetActions, "setBudget"> &
  Pick<TopUpActions, "startTopUp" | "recordPayment"> & {
    install: Action<AtNode & { settings?: EnteredSettings }, EffectiveIntegration>;
    configure: Action<
      AtNode & {
        settings?: EnteredSettings;
        version?: number;
        /** The account to pin; null follows the default again. */
        connection?: string | null;
        previewDigest?: string;
      },
      EffectiveIntegration
    >;
    block: Action<AtNode & { note?: string; previewDigest?: string }, unknown>;
    unblock: Action<AtNode & { previewDigest?: string }, unknown>;
    /** For accounts that make things for agents. */
    connectSetup: ServerAction<typeof connectSetup>;
    remove: Action<AtNode & { previewDigest?: string }, { removalId: string }>;
  };
