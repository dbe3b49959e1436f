"use client";

import { CrashMessage } from "@/components/crash-message";
import "./globals.css";

type GlobalErrorProps = { error: Error & { digest?: string } };

/** Stands in for the root layout when that one crashes, so it brings its own `<html>`. */
export default function GlobalError({ error }: GlobalErrorProps) {
  return (
    <html lang="en">
      <body>
        <title>This page could not be shown</title>
        <CrashMessage requestId={error.digest} />
      </body>
    </html>
  );
}
