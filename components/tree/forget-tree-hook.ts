"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useShell } from "@/components/shell/shell-context";
import { treeKey } from "./queries";

/** After a change of the tree: everything that shows it asks again, the server's part included. */
export function useForgetTree(): () => Promise<void> {
  const { organization } = useShell();
  const queryClient = useQueryClient();
  const router = useRouter();
  return async () => {
    router.refresh();
    await Promise.all([
      queryClient.invalidateQueries({ queryKey: treeKey(organization.id) }),
      queryClient.invalidateQueries({ queryKey: ["marks-in-view", organization.id] }),
      queryClient.invalidateQueries({ queryKey: ["nodes"] }),
    ]);
  };
}
