import type { Context } from "./context";
import { Failure } from "./failure";
import { note, print, printJson } from "./output";
import { safeJson, safeLines, safeText } from "./safe-text";
import type { Schema } from "./schema";

export type Called = Pick<
  Schema<"CallToolResult">,
  "callId" | "outcome" | "result" | "truncated" | "content" | "approval" | "message"
>;

/** Prints what a tool answered, or fails with what became of the call instead. */
export function tellCall({ json }: Pick<Context, "json">, called: Called): void {
  const { outcome, result, truncated, content } = called;
  if (outcome !== "done") throw notDone(called);
  if (json) printJson(called);
  else if (typeof result === "string") print(safeLines(result));
  else if (result !== null && result !== undefined) print(safeJson(result));
  else print((content ?? []).map(blockText).join("\n"));
  if (truncated && !json) note("This is only the beginning: the result was too long.");
}

function notDone(called: Called): Failure {
  const { outcome, message, approval } = called;
  const details = { call: called };
  if (outcome === "waiting")
    return new Failure("approval_required", message ?? "A person has to approve this.", {
      hint: approval ? `A person decides at ${approval.url}` : undefined,
      details,
    });
  const kind = { unknown: "unknown_outcome", declined: "forbidden" } as const;
  return new Failure(
    outcome === "unknown" || outcome === "declined" ? kind[outcome] : "failed",
    message ?? `The call ended as ${outcome}.`,
    { details },
  );
}

const blockText = (block: NonNullable<Called["content"]>[number]): string => {
  if (block.type === "text") return safeLines(block.text);
  if (block.type === "resource_link") return safeText(`${block.name}: ${block.uri}`);
  if (block.type === "resource") return safeText(block.resource.text ?? block.resource.uri);
  return `[${block.type} ${safeText(block.mimeType)}: print it with --json]`;
};
