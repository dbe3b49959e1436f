import type { ReactNode } from "react";

/** A page that has only one thing to say, and the way on. */
export function MessagePage({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className="mx-auto flex max-w-xl flex-col gap-4 px-6 py-24">
      <h1 className="text-xl font-semibold text-balance">{title}</h1>
      {children}
    </main>
  );
}
