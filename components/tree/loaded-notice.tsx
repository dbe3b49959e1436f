"use client";

import { useState } from "react";
import { loadedWords } from "./row-words";
import type { TreeLine } from "./tree-lines";

/** Says politely what came after something was opened: "3 agents loaded". */
export function LoadedNotice({ lines }: { lines: readonly TreeLine[] }) {
  const loading = lines
    .flatMap((line) => (line.type === "node" && line.loading ? line.id : []))
    .join(",");
  const [before, setBefore] = useState(loading);
  const [words, setWords] = useState("");
  if (before !== loading) {
    const done = before.split(",").filter((id) => !loading.includes(id));
    const nodes = lines.flatMap((line) =>
      line.type === "node" && line.parentId !== null && done.includes(line.parentId)
        ? line.node
        : [],
    );
    setBefore(loading);
    if (nodes.length > 0) setWords(loadedWords(nodes));
  }
  return (
    <p role="status" className="sr-only">
      {words}
    </p>
  );
}
