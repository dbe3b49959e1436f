import type { ReactNode } from "react";
import { cn } from "@/components/class-names";

type AuthFrameProps = {
  title: ReactNode;
  /** Under the title, in one or two lines. */
  lead?: ReactNode;
  /** A second column: under the first on a phone. */
  aside?: ReactNode;
  children: ReactNode;
};

/** A page before one is inside: sign in, reset, invitation, set-up. */
export function AuthFrame({ title, lead, aside, children }: AuthFrameProps) {
  return (
    <main
      id="main"
      className={cn(
        "mx-auto flex min-h-dvh w-full flex-col justify-center px-4 py-12",
        aside === undefined ? "max-w-md" : "max-w-3xl",
      )}
    >
      <p className="mb-6 flex items-center gap-2 font-semibold">
        <span
          aria-hidden
          className="flex size-7 items-center justify-center rounded-control bg-accent text-on-accent"
        >
          A
        </span>
        Alfe Integrations
      </p>
      <div
        className={cn(
          "rounded-card border border-line bg-surface",
          aside !== undefined && "grid sm:grid-cols-2",
        )}
      >
        <div className="flex flex-col gap-4 p-6">
          <header>
            <h1 tabIndex={-1} className="text-xl font-semibold text-balance">
              {title}
            </h1>
            {lead !== undefined && <div className="mt-1 text-muted">{lead}</div>}
          </header>
          {children}
        </div>
        {aside !== undefined && (
          <div className="flex flex-col gap-3 border-t border-line bg-sunken p-6 max-sm:rounded-b-card sm:rounded-r-card sm:border-t-0 sm:border-l">
            {aside}
          </div>
        )}
      </div>
    </main>
  );
}
