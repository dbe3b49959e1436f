"use client";

import { QueryErrorResetBoundary } from "@tanstack/react-query";
import { Component, type ReactNode } from "react";
import { SectionError } from "./section-error";

type BoundaryProps = { section: string; onReset: () => void; children: ReactNode };

/** Catches what a section throws while loading or drawing, so that it fails alone. */
class Boundary extends Component<BoundaryProps, { error: unknown }> {
  override state = { error: undefined };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
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
