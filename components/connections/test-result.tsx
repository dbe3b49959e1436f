"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { cn } from "@/components/class-names";
import { useConnectionsScreen } from "./connections-context";

/** What the provider answered to a test, beside the account that was tested. */
export function TestResult({
  connectionId,
  className,
}: {
  connectionId: string;
  className?: string;
}) {
  const { tests } = useConnectionsScreen();
  const test = tests[connectionId];
  const Icon = test?.state === "over" && !test.ok ? CircleAlert : CircleCheck;
  return (
    <p role="status" className={cn("text-sm font-normal empty:hidden", className)}>
      {test?.state === "running" && <span className="text-muted">Testing…</span>}
      {test?.state === "over" && (
        <span className={cn("inline-flex items-start gap-1.5", !test.ok && "text-stop")}>
          <Icon
            aria-hidden
            strokeWidth={1.75}
            className={cn("mt-0.5 size-4 shrink-0", test.ok ? "text-ok-mark" : "text-stop-mark")}
          />
          {test.message}
        </span>
      )}
    </p>
  );
}
