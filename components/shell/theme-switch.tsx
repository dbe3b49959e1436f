"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { RadioGroup } from "radix-ui";
import { Tooltip } from "@/components/ui/tooltip";
import { toTheme } from "./theme";
import { useTheme } from "./theme-hook";

const choices = [
  { theme: "system", label: "Like the system", Icon: Monitor },
  { theme: "light", label: "Light", Icon: Sun },
  { theme: "dark", label: "Dark", Icon: Moon },
] as const;

/** System, light or dark: three buttons in a row, for the user menu and the account page. */
export function ThemeSwitch() {
  const [current, setTheme] = useTheme();
  return (
    <RadioGroup.Root
      aria-label="Theme"
      orientation="horizontal"
      value={current}
      onValueChange={(value) => {
        setTheme(toTheme(value));
      }}
      className="inline-flex gap-0.5 rounded-control border border-line bg-sunken p-0.5"
    >
      {choices.map(({ theme, label, Icon }) => (
        <Tooltip key={theme} content={label}>
          <RadioGroup.Item
            value={theme}
            aria-label={label}
            className="touch-target relative flex size-7 items-center justify-center rounded-[4px] border border-transparent text-muted hover:text-ink aria-checked:border-line-strong aria-checked:bg-surface aria-checked:text-ink"
          >
            <Icon aria-hidden strokeWidth={1.75} className="size-4" />
          </RadioGroup.Item>
        </Tooltip>
      ))}
    </RadioGroup.Root>
  );
}
