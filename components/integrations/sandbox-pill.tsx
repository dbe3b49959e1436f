import { FlaskConical } from "lucide-react";
import { cn } from "@/components/class-names";

/** The one sign of the provider sandbox, on everything made with it. Never a dot, always dashed. */
export function SandboxPill({ className }: { className?: string }) {
  return (
    <span
      className={cn(
        "inline-flex h-5 shrink-0 items-center gap-1 rounded-full border border-dashed border-sandbox-mark bg-sandbox-soft px-2 text-xs font-normal whitespace-nowrap text-sandbox",
        className,
      )}
    >
      <FlaskConical aria-hidden strokeWidth={1.75} className="size-3 text-sandbox-mark" />
      Sandbox
    </span>
  );
}
