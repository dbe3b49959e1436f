import { cn } from "@/components/class-names";

/** A number beside a word (tabs, sidebar). Zero is not drawn. */
export function Count({ value, className }: { value: number; className?: string }) {
  if (value === 0) return null;
  return <span className={cn("text-xs text-muted", className)}>{value}</span>;
}
