import { useState } from "react";
import type { Approval } from "@/lib/approvals/approval";

/**
 * The requests in the order in which they came to this screen. What was decided meanwhile stays where
 * it was, with what became of it, and what is new goes to the end: nothing moves under a pointer.
 */
export function useShown(listed: readonly Approval[]): { approval: Approval; isListed: boolean }[] {
  const [shown, setShown] = useState<readonly Approval[]>(listed);
  const known = new Set(shown.map(({ id }) => id));
  const fresh = listed.filter(({ id }) => !known.has(id));
  // While rendering: the next pass already has them.
  if (fresh.length > 0) setShown([...shown, ...fresh]);
  const now = new Map(listed.map((approval) => [approval.id, approval]));
  return [...shown, ...fresh].map((approval) => ({
    approval: now.get(approval.id) ?? approval,
    isListed: now.has(approval.id),
  }));
}
