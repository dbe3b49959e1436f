import { useRef, type KeyboardEvent } from "react";
import { useShell } from "@/components/shell/shell-context";

const editable = "input, textarea, select, [contenteditable=true]";
const sequenceMs = 1_500;

/** `a` and `d` on a card in focus, which only ask; Esc goes back. `g a` still leads elsewhere. */
export function useCardKeys(keys: { a: () => void; d: () => void; escape: () => void }) {
  const { singleKeys } = useShell();
  const goPressedAt = useRef(0);
  return (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.key === "Escape") {
      keys.escape();
      return;
    }
    if (!singleKeys || (event.target instanceof Element && event.target.closest(editable))) return;
    if (event.key === "g") goPressedAt.current = event.timeStamp;
    else if (event.timeStamp - goPressedAt.current < sequenceMs && goPressedAt.current > 0)
      goPressedAt.current = 0;
    else if (event.key === "a" || event.key === "d") {
      event.preventDefault();
      keys[event.key]();
    }
  };
}
