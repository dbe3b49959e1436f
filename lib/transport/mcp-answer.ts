import type { CallToolResult } from "@modelcontextprotocol/server";
import type { Problem } from "./problem";

/** What was asked for: as data, and in words for those who read only words. */
export const toAnswer = (value: unknown, text: string): CallToolResult => ({
  content: [{ type: "text", text }],
  structuredContent: value,
});

/** Something that did not give what the tool's output says. It is text only: clients check data against that output. */
export const toRefusedText = (lines: readonly string[]): CallToolResult => ({
  isError: true,
  content: [{ type: "text", text: lines.join("\n") }],
});

/** What went wrong in words, then the problem document that REST would send. */
export function toRefusal(problem: Problem, hints: readonly string[] = []): CallToolResult {
  const fields = (problem.errors ?? []).map(({ pointer, detail }) => `${pointer}: ${detail}`);
  const { content } = toRefusedText([problem.detail, ...fields, ...hints]);
  return {
    isError: true,
    content: [...content, { type: "text", text: JSON.stringify(problem) }],
  };
}
