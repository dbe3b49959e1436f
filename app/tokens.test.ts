import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

type Rgb = readonly [number, number, number];
type Tokens = ReadonlyMap<string, Rgb>;

const root = join(import.meta.dirname, "..");
const css = readFileSync(join(root, "app/globals.css"), "utf8");
const lightBlock = blockAfter(":root {");
const darkBlock = blockAfter('[data-theme="dark"] {');
const themes: readonly (readonly [string, Tokens])[] = [
  ["light", readTokens(lightBlock)],
  ["dark", readTokens(darkBlock)],
];

const grounds = ["canvas", "surface", "sunken", "sidebar", "hover"];
const statuses = ["ok", "todo", "stop", "busy", "off", "sandbox"];
const series = ["chart-1", "chart-2", "chart-3", "chart-4", "chart-5", "chart-6", "chart-other"];

/** SCREENS 4.1 and 4.2: what is drawn, over what it may lie, and the least contrast it needs. */
const needed: readonly { over: readonly string[]; drawn: string; ratio: number }[] = [
  ...["ink", "muted", "faint"].map((drawn) => ({ drawn, over: grounds, ratio: 4.5 })),
  { drawn: "accent-text", over: [...grounds, "accent-soft"], ratio: 4.5 },
  { drawn: "on-accent", over: ["accent", "accent-hover"], ratio: 4.5 },
  { drawn: "on-danger", over: ["danger"], ratio: 4.5 },
  ...statuses.map((name) => ({ drawn: name, over: [...grounds, `${name}-soft`], ratio: 4.5 })),
  ...statuses.map((name) => ({
    drawn: `${name}-mark`,
    over: [...grounds, `${name}-soft`, "accent-soft"],
    ratio: 3,
  })),
  ...["control", "focus"].map((drawn) => ({ drawn, over: [...grounds, "accent-soft"], ratio: 3 })),
  ...series.map((drawn) => ({ drawn, over: ["surface"], ratio: 3 })),
];

test("the conversion agrees with colours whose values are known", () => {
  expect(toRgb(1, 0, 0)).toEqual([255, 255, 255]);
  expect(toRgb(0, 0, 0)).toEqual([0, 0, 0]);
  expect(toRgb(0.627955, 0.257683, 29.2339)).toEqual([255, 0, 0]);
  expect(toRgb(0.452014, 0.313214, 264.052)).toEqual([0, 0, 255]);
  expect(contrast([255, 255, 255], [0, 0, 0])).toBeCloseTo(21, 5);
  expect(contrast([0x76, 0x76, 0x76], [255, 255, 255])).toBeCloseTo(4.54, 2);
});

describe.each(themes)("the %s theme", (_name, tokens) => {
  test.each(needed)("$drawn is readable wherever it may lie ($ratio)", ({ drawn, over, ratio }) => {
    for (const ground of over) {
      const reached = contrast(colourOf(tokens, drawn), colourOf(tokens, ground));
      expect(reached, `${drawn} on ${ground}`).toBeGreaterThanOrEqual(ratio);
    }
  });
});

test("both themes define the same colours, and each is a utility", () => {
  const [[, light], [, dark]] = themes as [(typeof themes)[0], (typeof themes)[0]];
  expect([...dark.keys()]).toEqual([...light.keys()]);
  for (const name of light.keys()) expect(css).toContain(`--color-${name}: var(--${name});`);
});

describe("no colour is written outside the two blocks of globals.css", () => {
  const literal =
    /#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})\b|\b(?:rgba?|hsla?|hwb|oklch|oklab|lch|lab|color-mix)\(/i;
  const palette =
    /\b(?:text|bg|border|outline|ring|fill|stroke|divide|from|to|via|shadow|decoration|accent|caret)-(?:black|white|(?:slate|gray|zinc|neutral|stone|red|orange|amber|yellow|lime|green|emerald|teal|cyan|sky|blue|indigo|violet|purple|fuchsia|pink|rose)-\d{2,3})\b/;

  test("the rest of globals.css", () => {
    expect(css.replace(lightBlock, "").replace(darkBlock, "")).not.toMatch(literal);
  });

  test.each(sourceFiles())("%s", (file) => {
    const source = readFileSync(join(root, file), "utf8");
    expect(source).not.toMatch(literal);
    expect(source).not.toMatch(palette);
  });
});

function sourceFiles(): string[] {
  return ["app", "components"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(?:tsx?|css)$/.test(name) && !name.endsWith(".test.ts"))
      .map((name) => join(folder, name))
      .filter((file) => file !== join("app", "globals.css")),
  );
}

function blockAfter(head: string): string {
  const start = css.indexOf(head);
  if (start === -1) throw new Error(`globals.css has no block "${head}"`);
  return css.slice(start, css.indexOf("\n}", start));
}

function readTokens(block: string): Tokens {
  const lines = block.matchAll(/--([a-z0-9-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);/g);
  const tokens = new Map(
    [...lines].map(([, name = "", ...lch]) => {
      const [lightness = NaN, chroma = NaN, hue = NaN] = lch.map(Number);
      return [name, toRgb(lightness, chroma, hue)] as const;
    }),
  );
  if (tokens.size < 40) throw new Error(`Only ${String(tokens.size)} colours were understood`);
  return tokens;
}

function colourOf(tokens: Tokens, name: string): Rgb {
  const colour = tokens.get(name);
  if (!colour) throw new Error(`globals.css does not define --${name}`);
  return colour;
}

/** OKLCH to 8-bit sRGB (CSS Color 4, section 9). Throws for what a screen cannot show. */
function toRgb(lightness: number, chroma: number, hueDegrees: number): Rgb {
  const hue = (hueDegrees * Math.PI) / 180;
  const a = chroma * Math.cos(hue);
  const b = chroma * Math.sin(hue);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    toByte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    toByte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    toByte(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

function toByte(linear: number): number {
  const encoded = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055;
  const byte = encoded * 255;
  if (!(byte > -0.5 && byte < 255.5))
    throw new Error(`A channel of ${String(byte)} is outside sRGB`);
  return Math.abs(Math.round(byte));
}

/** WCAG 2 contrast ratio, from 1 to 21. */
function contrast(one: Rgb, other: Rgb): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: Rgb): number {
  const [red = 0, green = 0, blue = 0] = colour.map((byte) => {
    const encoded = byte / 255;
    return encoded <= 0.04045 ? encoded / 12.92 : ((encoded + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
