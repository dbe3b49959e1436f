"use client";

import { useEffect, useRef, useState } from "react";
import type { EffectiveIntegration } from "@/lib/installations/effective-integration";

const quietMs = 5_000;

/** Says politely what changed by itself: "Notion at Growth: active". At most once in 5 s. */
export function StatusAnnouncer({
  rows,
  at,
}: {
  rows: readonly Pick<EffectiveIntegration, "id" | "name" | "word">[];
  /** The place of them all, where the names do not say it. */
  at?: string;
}) {
  const [told, setTold] = useState("");
  const known = useRef(new Map(rows.map(({ id, word }) => [id, word])));

  useEffect(() => {
    const timer = setTimeout(() => {
      // What was not listed before has not changed: a filter brought it.
      const changed = rows.filter(
        ({ id, word }) => known.current.has(id) && known.current.get(id) !== word,
      );
      known.current = new Map(rows.map(({ id, word }) => [id, word]));
      if (changed.length > 0)
        setTold(
          changed
            .map(({ name, word }) => `${at ? `${name} at ${at}` : name}: ${word.toLowerCase()}`)
            .join(". "),
        );
    }, quietMs);
    return () => clearTimeout(timer);
  }, [rows, at]);

  return (
    <p role="status" className="sr-only">
      {told}
    </p>
  );
}
