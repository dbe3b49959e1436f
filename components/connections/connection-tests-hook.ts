import { useState } from "react";
import { useIntegrationsChanged } from "@/components/integrations/changed-hook";
import { unwrap } from "@/components/unwrap";
import type { ConnectionActions } from "./connection-actions";

export type TestState = { state: "running" } | { state: "over"; ok: boolean; message: string };

export type ConnectionTests = {
  /** What came of testing, by the account's id. */
  tests: Readonly<Record<string, TestState>>;
  /** Asks the providers one after the other whether these accounts still work. */
  test: (ids: readonly string[]) => Promise<void>;
};

/** Tests accounts and keeps what was answered while the page stays. */
export function useConnectionTests(
  organizationId: string,
  { testConnection }: Pick<ConnectionActions, "testConnection">,
): ConnectionTests {
  const [tests, setTests] = useState<Record<string, TestState>>({});
  const changed = useIntegrationsChanged(organizationId);
  const note = (id: string, state: TestState) => setTests((known) => ({ ...known, [id]: state }));

  const test = async (ids: readonly string[]) => {
    for (const id of ids) note(id, { state: "running" });
    for (const id of ids) {
      try {
        const { ok, message } = unwrap(await testConnection(organizationId, { connectionId: id }));
        note(id, { state: "over", ok, message });
      } catch (error) {
        const message = error instanceof Error ? error.message : "The server did not answer.";
        note(id, { state: "over", ok: false, message });
      }
    }
    // A failed test changes health at once, in every list.
    await changed();
  };
  return { tests, test };
}
