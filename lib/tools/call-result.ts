import { AppError } from "@/lib/errors";
import type { Tool } from "@/lib/integrations/manifest";
import { type ContentBlock, ToolContent } from "@/lib/integrations/tool-content";
import type { ToolOutcome } from "./tool-call";

const maxBytes = 256 * 1024;
const maxContentBytes = 4 * 1024 * 1024;

/** What leaves of a tool's answer. */
export type CallResult = {
  /** As the tool's `output` declares it; null where there is no data. */
  result: unknown;
  /** Its JSON text, which the call log keeps a digest of. */
  text: string | null;
  truncated: boolean;
  /** What it answered besides data. */
  content: ContentBlock[] | null;
  /** Whether it answered something that the tool does not declare; then `content` has it as text. */
  undeclared: boolean;
};

/** How a call ended, with what it returned. */
export type Ended = CallResult & {
  /** `refused`: by itself, before anything was sent, since it would cost more than may be spent. */
  outcome: Extract<ToolOutcome, "done" | "failed" | "refused" | "unknown">;
  durationMs: number;
  error: unknown;
};

/** Of a call that returned nothing. */
export const nothing: CallResult = {
  result: null,
  text: null,
  truncated: false,
  content: null,
  undeclared: false,
};

/**
 * A tool's answer as it leaves: only what the tool declares, without the credential, and of a limited
 * length. A read that answers anything else has failed; what changed something is done, and says what it
 * said as text.
 */
export function toCallResult(
  tool: Tool,
  answer: unknown,
  redact: (text: string) => string,
): CallResult {
  const { blocks, data } =
    answer instanceof ToolContent
      ? { blocks: [...answer.blocks], data: answer.structured }
      : { blocks: null, data: answer };
  const content =
    blocks && limitContent(JSON.parse(redact(JSON.stringify(blocks))) as ContentBlock[]);
  if (blocks && data === undefined) return { ...nothing, content };
  const parsed = tool.output.safeParse(data);
  if (!parsed.success) {
    if (tool.effect === "read")
      throw new AppError(
        "provider_failed",
        `${tool.title} answered in a form that it does not declare. Nothing was changed.`,
        { cause: parsed.error },
      );
    const said = redact(JSON.stringify(data ?? null)).slice(0, maxBytes / 4);
    return { ...nothing, content: [{ type: "text", text: said }], undeclared: true };
  }
  return { ...nothing, ...limitData(parsed.data, redact), content };
}

/** Without the credential, and within the limit: long texts and lists keep their beginning, so that it is what the tool declares all the same. */
function limitData(
  data: unknown,
  redact: (text: string) => string,
): Pick<CallResult, "result" | "text" | "truncated"> {
  const text = redact(JSON.stringify(data));
  if (Buffer.byteLength(text) <= maxBytes)
    return { result: JSON.parse(text) as unknown, text, truncated: false };
  for (const [longest, most] of steps) {
    const result = shorten(JSON.parse(text), longest, most);
    const short = JSON.stringify(result);
    if (Buffer.byteLength(short) <= maxBytes) return { result, text: short, truncated: true };
  }
  throw new AppError("provider_failed", "The answer is too long to be taken here. Ask for less.");
}

/** Characters of a text and items of a list that are left. */
const steps = [
  [32_768, Infinity],
  [8_192, 1_000],
  [2_048, 200],
  [512, 50],
  [64, 10],
] as const;

function shorten(value: unknown, longest: number, most: number): unknown {
  if (typeof value === "string") return value.slice(0, longest).toWellFormed();
  if (Array.isArray(value)) return value.slice(0, most).map((each) => shorten(each, longest, most));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, shorten(each, longest, most)]),
  );
}

/** Half a picture is none: what does not fit any more is left out. */
function limitContent(blocks: readonly ContentBlock[]): ContentBlock[] {
  let left = maxContentBytes;
  return blocks.filter((block) => {
    left -= JSON.stringify(block).length;
    return left >= 0;
  });
}
