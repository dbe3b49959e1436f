import { cva } from "class-variance-authority";

/** The looks of a button. Use `Button` or `ButtonLink`; this is for what can be neither. */
export const buttonVariants = cva(
  [
    "touch-target relative inline-flex shrink-0 items-center justify-center gap-2 rounded-control",
    "border border-transparent font-medium whitespace-nowrap select-none",
    "transition-colors duration-100",
    "disabled:opacity-60 aria-disabled:cursor-default",
    "[&_svg]:size-4 [&_svg]:shrink-0",
  ],
  {
    variants: {
      variant: {
        primary: "bg-accent text-on-accent hover:bg-accent-hover",
        secondary:
          "border-line-strong bg-surface text-ink hover:bg-hover aria-expanded:bg-hover aria-pressed:bg-accent-soft",
        ghost:
          "text-muted hover:bg-hover hover:text-ink aria-expanded:bg-hover aria-expanded:text-ink",
        danger: "bg-danger text-on-danger hover:brightness-90",
        link: "justify-start text-accent-text underline-offset-2 hover:underline",
      },
      size: {
        default: "h-8 px-3 pointer-coarse:h-10",
        touch: "h-10 px-4",
        small: "h-6 px-2 text-xs pointer-coarse:h-8",
        icon: "size-8 pointer-coarse:size-10",
        "icon-small": "size-6 pointer-coarse:size-8",
        inline: "h-auto min-h-6 px-0",
      },
    },
    defaultVariants: { variant: "secondary", size: "default" },
  },
);
