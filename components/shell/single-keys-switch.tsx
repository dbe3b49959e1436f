"use client";

import { useState } from "react";
import { Switch } from "@/components/ui/switch";
import { singleKeysCookie } from "./single-keys";

const yearSeconds = 365 * 24 * 60 * 60;

/** Switches shortcuts of a single letter on or off, on this browser. */
export function SingleKeysSwitch({ initial, labelId }: { initial: boolean; labelId: string }) {
  const [on, setOn] = useState(initial);
  return (
    <Switch
      aria-labelledby={labelId}
      checked={on}
      onCheckedChange={(checked) => {
        setOn(checked);
        document.cookie = `${singleKeysCookie}=${checked ? "on" : "off"}; path=/; max-age=${String(yearSeconds)}; samesite=lax`;
      }}
    />
  );
}
