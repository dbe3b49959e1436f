import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** Why a form was not accepted. The fields keep what was typed. */
export function FormError({ children }: { children: ReactNode }) {
  return (
    <p
      role="alert"
      className="flex items-start gap-2 rounded-control bg-stop-soft px-3 py-2 text-stop"
    >
      <CircleAlert aria-hidden strokeWidth={1.75} className="mt-0.5 size-4 shrink-0" />
      <span>{children}</span>
    </p>
  );
}
