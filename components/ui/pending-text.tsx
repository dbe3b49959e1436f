"use client";

import { LoaderCircle } from "lucide-react";
import { useEffect, useState, type ReactNode } from "react";

const patienceMs = 10_000;

/** What a pending button holds: the only spinner of the product, and words that change once. */
export function PendingText({ children }: { children: ReactNode }) {
  const [long, setLong] = useState(false);

  useEffect(() => {
    const timer = setTimeout(() => {
      setLong(true);
    }, patienceMs);
    return () => {
      clearTimeout(timer);
    };
  }, []);

  return (
    <>
      <LoaderCircle aria-hidden className="animate-spin" strokeWidth={1.75} />
      <span aria-live="polite">{long ? "Still working…" : children}</span>
    </>
  );
}
