import type { BarShapeProps } from "recharts";
import type { SpendSeries } from "./spend-series";

type SpendSegmentProps = {
  bar: Pick<BarShapeProps, "x" | "y" | "width" | "height">;
  color: SpendSeries["color"];
  /** A day that is not over is drawn pale. */
  pale: boolean;
};

/** The paint of what is neither of the six; a chart draws it once. */
const hatchId = "spend-other-hatch";

/** One part of a bar, a pixel apart from the next. */
export function SpendSegment({ bar, color, pale }: SpendSegmentProps) {
  const height = Math.abs(bar.height);
  if (height === 0) return <g />;
  return (
    <rect
      x={bar.x}
      y={Math.min(bar.y, bar.y + bar.height)}
      width={bar.width}
      // Less than a pixel of money is still seen.
      height={Math.max(height - 1, 1)}
      fill={paintOf(color)}
      fillOpacity={pale ? 0.45 : 1}
    />
  );
}

const paintOf = (color: SpendSeries["color"]): string =>
  color === "other" ? `url(#${hatchId})` : `var(--chart-${String(color)})`;

/** The hatching of everything that has no colour of its own. */
export function HatchPaint() {
  return (
    <defs>
      <pattern id={hatchId} width={6} height={6} patternUnits="userSpaceOnUse">
        <rect width={6} height={6} fill="var(--chart-other)" fillOpacity={0.35} />
        <path
          d="M-1,1 l2,-2 M0,6 l6,-6 M5,7 l2,-2"
          stroke="var(--chart-other)"
          strokeWidth={1.75}
        />
      </pattern>
    </defs>
  );
}
