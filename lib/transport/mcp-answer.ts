import type { CallToolResult } from "@modelcontextprotocol/server";
import type { Problem } from "./problem";

/** What was asked for: as data, and in words for those who read only words. */
export const toAnswer = (value: unknown, text: string): CallToolResult => ({
  content: [{ type: "text", text }],
  structuredContent: value,
});

/**
 * What went wrong, and the problem document that REST would send. It is text only: clients check data
 * against the tool's output, even where it is none.
 */
export const toRefusal = (problem: Problem, hints: readonly string[] = []): CallToolResult => ({
  isError: true,
  content: [
    { type: "text", text: [problem.detail, ...hints].join("\n") },
    { type: "text", text: JSON.stringify(problem) },
  ],
});
