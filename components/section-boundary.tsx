"use client";

import { QueryErrorResetBoundary } from "@tanstack/react-query";
import { unstable_rethrow } from "next/navigation";
import { Component, type ReactNode } from "react";
import { SectionError } from "./section-error";

type BoundaryProps = { section: string; onReset: () => void; children: ReactNode };

type BoundaryState = { error: unknown };

/** Catches what a section throws while loading or drawing, so that it fails alone. */
class Boundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { error: undefined };

  static getDerivedStateFromError(error: unknown): BoundaryState {
    // "Not found" and redirects travel as errors too; those are for Next.js.
    unstable_rethrow(error);
    return { error };
  }

  override render(): ReactNode {
    const { section, onReset, children } = this.props;
    if (this.state.error === undefined) return children;
    return (
      <SectionError
        section={section}
        requestId={requestIdOf(this.state.error)}
        onRetry={() => {
          onReset();
          this.setState({ error: undefined });
        }}
      />
    );
  }
}

/** One section of a page: its failure shows `SectionError`, whose button asks again. */
export function SectionBoundary({ section, children }: { section: string; children: ReactNode }) {
  return (
    <QueryErrorResetBoundary>
      {({ reset }) => (
        <Boundary section={section} onReset={reset}>
          {children}
        </Boundary>
      )}
    </QueryErrorResetBoundary>
  );
}

function requestIdOf(error: unknown): string | undefined {
  if (typeof error !== "object" || error === null || !("requestId" in error)) return undefined;
  return typeof error.requestId === "string" ? error.requestId : undefined;
}
