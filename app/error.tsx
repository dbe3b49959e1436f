"use client";

import { CrashMessage } from "@/components/crash-message";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return <CrashMessage requestId={error.digest} onReload={reset} />;
}
