"use client";

import { useEffect, useRef, useState } from "react";
import type { EffectiveIntegration } from "@/lib/installations/effective-integration";

const quietMs = 5_000;

/** Says politely what changed by itself: "Notion at Growth: active". At most once in 5 s. */
export function StatusAnnouncer({
  rows,
  at,
}: {
  rows: readonly EffectiveIntegration[];
  at: string;
}) {
  const [told, setTold] = useState("");
  const known = useRef(new Map(rows.map(({ id, word }) => [id, word])));

  useEffect(() => {
    const timer = setTimeout(() => {
      const changed = rows.filter(({ id, word }) => known.current.get(id) !== word);
      known.current = new Map(rows.map(({ id, word }) => [id, word]));
      if (changed.length > 0)
        setTold(
          changed.map(({ name, word }) => `${name} at ${at}: ${word.toLowerCase()}`).join(". "),
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
