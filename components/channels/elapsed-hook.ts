import { useEffect, useState } from "react";

/** Whether a moment has come, while this is on the screen. */
export function useHasCome(atMs: number): boolean {
  const [hasCome, setHasCome] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setHasCome(true), Math.max(0, atMs - Date.now()));
    return () => clearTimeout(timer);
  }, [atMs]);
  return hasCome;
}
