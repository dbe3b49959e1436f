import { createHash } from "node:crypto";
import { drawPng, type Rgba } from "./png";

/** Dark enough that white stands out on each. */
const colors: readonly Rgba[] = [
  [67, 56, 202, 255],
  [3, 105, 161, 255],
  [15, 118, 110, 255],
  [21, 128, 61, 255],
  [180, 83, 9, 255],
  [190, 18, 60, 255],
  [126, 34, 206, 255],
];
const white: Rgba = [255, 255, 255, 255];
const nothing: Rgba = [255, 255, 255, 0];

/** The colour of an agent, always the same for one name. */
export function accentOf(name: string): Rgba {
  const [byte = 0] = createHash("sha256").update(name).digest();
  return colors[byte % colors.length] ?? white;
}

export const toHex = ([red, green, blue]: Rgba): string =>
  `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;

/** The large icon: a white speech bubble on the agent's colour. */
export const colorIcon = (name: string): Uint8Array => {
  const accent = accentOf(name);
  return drawPng(192, (x, y) => (isBubble(x / 192, y / 192, 0) ? white : accent));
};

/** The small icon: the outline of the bubble in white, on nothing. */
export const outlineIcon = (): Uint8Array =>
  drawPng(32, (x, y) => {
    const [across, down] = [(x + 0.5) / 32, (y + 0.5) / 32];
    return isBubble(across, down, 0) && !isBubble(across, down, 0.08) ? white : nothing;
  });

/** A rounded box with a tail, in a square of 1 by 1; `inset` makes it smaller on all sides. */
function isBubble(x: number, y: number, inset: number): boolean {
  const radius = 0.14 - inset / 2;
  const [left, right, top, bottom] = [0.18 + inset, 0.82 - inset, 0.2 + inset, 0.68 - inset];
  const isTail =
    y >= bottom && y <= 0.84 - inset * 2.5 && x >= 0.3 + inset && x <= 1.14 - inset - y;
  const dx = Math.max(left + radius - x, 0, x - (right - radius));
  const dy = Math.max(top + radius - y, 0, y - (bottom - radius));
  const isBox = dx * dx + dy * dy <= radius * radius;
  return isBox || isTail;
}
