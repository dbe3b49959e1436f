"use client";

import { useMutation } from "@tanstack/react-query";
import { useShell } from "@/components/shell/shell-context";
import { notify, notifyFailure } from "@/components/ui/toast";
import { unwrap } from "@/components/unwrap";
import { useForgetTree } from "./forget-tree-hook";

type Rename = { nodeId: string; name: string; before: string };

/** Renames a node; the toast takes it back. */
export function useRename() {
  const { organization, actions } = useShell();
  const forgetTree = useForgetTree();
  const rename = async ({ nodeId, name }: { nodeId: string; name: string }) => {
    unwrap(await actions.rename(organization.id, { nodeId, name }));
    await forgetTree();
  };
  return useMutation({
    mutationFn: rename,
    onSuccess: (_data, { nodeId, before }: Rename) => {
      const onPress = () => {
        rename({ nodeId, name: before }).catch((error: unknown) => {
          notifyFailure(
            `Not taken back: ${error instanceof Error ? error.message : "the server did not answer."}`,
          );
        });
      };
      notify("Renamed. The old address still works.", { label: "Undo", onPress });
    },
  });
}
