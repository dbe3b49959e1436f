import { cn } from "@/components/class-names";
import { brandMarks } from "./brand-marks";

type BrandIconProps = {
  /** The slug at Simple Icons: a manifest's `icon`. */
  slug: string | null;
  /** Its first letter stands in where no icon exists. */
  name: string;
  /** 20 px in a tile of 28, or 32 in 44 on detail pages. */
  size?: "small" | "large";
  className?: string;
};

/** A brand in text colour, so that a wall of logos stays calm. The name is said beside it. */
export function BrandIcon({ slug, name, size = "small", className }: BrandIconProps) {
  const large = size === "large";
  const path = slug === null ? undefined : brandMarks.get(slug);
  return (
    <span
      aria-hidden
      className={cn(
        "inline-flex shrink-0 items-center justify-center rounded-control border border-line bg-sunken text-ink",
        large ? "size-11 text-xl" : "size-7 text-sm",
        className,
      )}
    >
      {path === undefined ? (
        name.charAt(0).toUpperCase()
      ) : (
        <svg viewBox="0 0 24 24" fill="currentColor" className={large ? "size-8" : "size-5"}>
          <path d={path} />
        </svg>
      )}
    </span>
  );
}
