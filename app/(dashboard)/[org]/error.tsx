"use client";

import { CrashMessage } from "@/components/crash-message";

type PageErrorProps = { error: Error & { digest?: string } };

/** A page that could not be drawn; the shell around it stays. */
export default function PageError({ error }: PageErrorProps) {
  return <CrashMessage requestId={error.digest} />;
}
