"use client";

import { CrashMessage } from "@/components/crash-message";

type ErrorPageProps = { error: Error & { digest?: string } };

export default function ErrorPage({ error }: ErrorPageProps) {
  return <CrashMessage requestId={error.digest} />;
}
