"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useShell } from "@/components/shell/shell-context";
import { setOpen } from "./expansion";
import { treeKey } from "./queries";

/**
 * After a change of the tree: everything that shows it asks again, the server's part included.
 * What is gone is not asked about any more.
 */
export function useForgetTree(): (gone?: string) => Promise<void> {
  const { organization } = useShell();
  const queryClient = useQueryClient();
  const router = useRouter();
  return async (gone) => {
    if (gone !== undefined) setOpen(organization.id, [gone], false);
    router.refresh();
    await Promise.all(
      [treeKey(organization.id), ["marks-in-view", organization.id], ["nodes"]].map((queryKey) =>
        queryClient.invalidateQueries({
          queryKey,
          predicate: (query) => gone === undefined || !query.queryKey.includes(gone),
        }),
      ),
    );
  };
}
