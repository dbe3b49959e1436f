import { clsx, type ClassValue } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({
  extend: {
    theme: {
      radius: ["control", "card", "dialog"],
      shadow: ["floating"],
      text: ["xs", "sm", "base", "lg", "xl", "2xl"],
    },
  },
});

/** Joins class names; of two that set the same property, the last one stays. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes));
}
