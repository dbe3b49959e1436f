import { cn } from "@/components/class-names";

/** A line for the eye; assistive technology passes over it. */
export function Separator({
  className,
  vertical = false,
}: {
  className?: string;
  vertical?: boolean;
}) {
  return (
    <div
      role="none"
      className={cn("shrink-0 bg-line", vertical ? "w-px self-stretch" : "h-px w-full", className)}
    />
  );
}
