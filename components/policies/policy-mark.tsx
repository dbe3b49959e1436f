import { Ban, Check, CircleQuestionMark, type LucideIcon } from "lucide-react";
import { cn } from "@/components/class-names";
import type { PolicyValue } from "@/lib/policies/policy";

const looks: Readonly<Record<PolicyValue, { Icon: LucideIcon; colour: string }>> = {
  allow: { Icon: Check, colour: "text-ok-mark" },
  ask: { Icon: CircleQuestionMark, colour: "text-todo-mark" },
  deny: { Icon: Ban, colour: "text-stop-mark" },
};

/** A shape for the eye; the word stands beside it. */
export function PolicyMark({ value, className }: { value: PolicyValue; className?: string }) {
  const { Icon, colour } = looks[value];
  return (
    <Icon aria-hidden strokeWidth={1.75} className={cn("size-4 shrink-0", colour, className)} />
  );
}
