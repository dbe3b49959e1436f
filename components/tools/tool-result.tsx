"use client";

import { useState } from "react";
import { CodeBlock } from "@/components/code-snippet";
import { ProblemError } from "@/components/problem-error";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { SkeletonRows } from "@/components/ui/skeleton-rows";
import { FormattedValue } from "./formatted-value";
import type { ToolView } from "./queries";
import type { CallToolResult } from "./tool-actions";

type ToolResultProps = {
  tool: ToolView;
  result: CallToolResult | undefined;
  error: Error | null;
  isRunning: boolean;
  /** The fields say what is wrong, so that it is not said twice. */
  hasFieldErrors: boolean;
};

/** What came back. It was written by strangers: shown as text, nothing in it is loaded. */
export function ToolResult({ tool, result, error, isRunning, hasFieldErrors }: ToolResultProps) {
  const [isJson, setJson] = useState(false);
  if (isRunning)
    return (
      <section aria-label="Result">
        <p role="status" className="mb-2 text-muted">
          Running {tool.title.toLowerCase()}…
        </p>
        <SkeletonRows count={2} />
      </section>
    );
  if (error)
    return (
      <section aria-label="Result" role="alert" className="flex flex-col gap-1">
        <p className="flex flex-wrap items-center gap-2">
          <Badge tone="stop">{outcomeWord(error)}</Badge>
          {hasFieldErrors ? "Some arguments need another look." : error.message}
        </p>
        {error instanceof ProblemError && error.requestId !== undefined && (
          <p className="text-sm text-muted">
            request <code className="font-mono">{error.requestId}</code>
          </p>
        )}
      </section>
    );
  if (!result) return null;
  const isUnknown = result.outcome === "unknown";
  return (
    <section aria-label="Result" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p role="status" className="flex flex-wrap items-center gap-2">
          <span className="font-semibold">Result</span>
          <Badge tone={isUnknown ? "todo" : "ok"}>{isUnknown ? "Unknown" : "Done"}</Badge>
          <span className="text-sm text-muted tabular-nums">{result.durationMs} ms</span>
          {result.account && (
            <span className="text-sm text-muted">as {result.account.accountName}</span>
          )}
        </p>
        {!isUnknown && !result.truncated && (
          <span className="flex gap-1">
            <Button size="small" aria-pressed={!isJson} onClick={() => setJson(false)}>
              Formatted
            </Button>
            <Button size="small" aria-pressed={isJson} onClick={() => setJson(true)}>
              JSON
            </Button>
          </span>
        )}
      </div>
      {result.message !== null && <p>{result.message}</p>}
      {result.truncated && <p className="text-sm text-muted">Too long: this is its beginning.</p>}
      {!isUnknown &&
        (isJson || result.truncated ? (
          <CodeBlock
            label="Result as JSON"
            code={
              typeof result.result === "string"
                ? result.result
                : JSON.stringify(result.result, null, 2)
            }
          />
        ) : (
          <FormattedValue value={result.result} />
        ))}
    </section>
  );
}

function outcomeWord(error: Error): string {
  if (!(error instanceof ProblemError)) return "Failed";
  if (error.status === 502 || error.status === 503) return "Failed at provider";
  return error.status === 422 ? "Not sent" : "Refused";
}
