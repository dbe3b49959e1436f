"use client";

import { useState } from "react";
import { CodeBlock } from "@/components/code-snippet";
import { FullValue } from "@/components/tools/full-value";
import { visibleText } from "@/components/tools/visible-text";
import { Button } from "@/components/ui/button";

type ApprovalArgumentsProps = { label: string; value: Readonly<Record<string, unknown>> };

/** Everything that would be sent, complete and in reading order. Long ones scroll inside. */
export function ApprovalArguments({ label, value }: ApprovalArgumentsProps) {
  const [isJson, setJson] = useState(false);
  if (Object.keys(value).length === 0) return <p className="text-muted">It takes no arguments.</p>;
  return (
    <div className="flex flex-col items-start gap-2">
      {isJson ? (
        <div className="w-full">
          <CodeBlock label={label} code={visibleText(JSON.stringify(value, null, 2))} />
        </div>
      ) : (
        <div
          role="group"
          aria-label={label}
          tabIndex={0}
          className="max-h-96 w-full overflow-y-auto rounded-card border border-line bg-sunken px-4 py-3 -outline-offset-2"
        >
          <FullValue value={value} />
        </div>
      )}
      <Button size="small" variant="ghost" onClick={() => setJson(!isJson)}>
        {isJson ? "Show as fields" : "Show as JSON"}
      </Button>
    </div>
  );
}
