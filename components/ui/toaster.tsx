"use client";

import { useSyncExternalStore } from "react";
import { Toaster as Sonner } from "sonner";

const phoneQuery = "(max-width: 639px)";

/** Where toasts appear: bottom right, on a phone at the top. F6 reaches them. */
export function Toaster() {
  const phone = useSyncExternalStore(subscribe, isPhone, () => false);
  return (
    <Sonner
      position={phone ? "top-center" : "bottom-right"}
      visibleToasts={3}
      expand
      gap={8}
      hotkey={["F6"]}
      // The card keeps its own time, because Sonner does not stop for the focus.
      duration={Infinity}
      toastOptions={{ unstyled: true }}
    />
  );
}

function isPhone(): boolean {
  return matchMedia(phoneQuery).matches;
}

function subscribe(listener: () => void): () => void {
  const phone = matchMedia(phoneQuery);
  phone.addEventListener("change", listener);
  return () => {
    phone.removeEventListener("change", listener);
  };
}
