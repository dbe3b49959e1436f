import { useMutation } from "@tanstack/react-query";
import { useIntegrationsChanged } from "@/components/integrations/changed-hook";
import { notify, notifyFailure } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import type { Connection } from "@/lib/connections/connection";
import { useConnectionsScreen } from "./connections-context";

/** The label of an account: shown as typed at once, taken back when saving fails or by Undo. */
export function useLabel({ id, label }: Pick<Connection, "id" | "label">) {
  const { organization, actions } = useConnectionsScreen();
  const changed = useIntegrationsChanged(organization.id);
  const write = async (text: string) => {
    unwrap(await actions.updateConnection(organization.id, { connectionId: id, label: text }));
    await changed();
  };
  const save = useMutation({
    mutationFn: write,
    onSuccess: (_data, text) =>
      notify(text === "" ? "Label removed." : "Label saved.", {
        label: "Undo",
        onPress: () => {
          write(label).catch((error: unknown) => {
            notifyFailure(
              `Not taken back: ${error instanceof Error ? error.message : "the server did not answer."}`,
            );
          });
        },
      }),
  });
  return {
    label: save.isPending ? save.variables : label,
    error: save.error,
    save: (text: string) => {
      const wanted = text.trim();
      if (wanted !== label) save.mutate(wanted);
    },
  };
}
