import { useEffect, useEffectEvent, type RefObject } from "react";
import { useShell } from "@/components/shell/shell-context";

const editable =
  "input, textarea, select, [contenteditable=true], [role=menu], [role=dialog], [role=alertdialog], [role=tree]";

/**
 * j, k and the arrows move over the rows of a list; Enter is the row's own link. The other keys get
 * what `attribute` says of the row in focus. Nothing fires while somebody types.
 */
export function useRowKeys(
  list: RefObject<HTMLElement | null>,
  keys: Readonly<Record<string, (id: string) => void>>,
  attribute = "data-integration",
): void {
  const { singleKeys } = useShell();
  const pressed = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest(editable)) return;
    const rows = [...(list.current?.querySelectorAll<HTMLElement>("[data-item-link]") ?? [])];
    const at = rows.findIndex((row) => row === document.activeElement);
    const isArrow = event.key === "ArrowDown" || event.key === "ArrowUp";
    if (isArrow ? at === -1 : !singleKeys) return;
    const step = stepOf(event.key);
    if (step !== 0) {
      const next = at === -1 ? 0 : at + step;
      rows[Math.max(0, Math.min(rows.length - 1, next))]?.focus();
      if (rows.length > 0) event.preventDefault();
      return;
    }
    const id = rows[at]?.closest(`[${attribute}]`)?.getAttribute(attribute);
    if (id) keys[event.key]?.(id);
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => pressed(event);
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, []);
}

function stepOf(key: string): number {
  if (key === "j" || key === "ArrowDown") return 1;
  return key === "k" || key === "ArrowUp" ? -1 : 0;
}
