"use client";

import { Check, ChevronDown } from "lucide-react";
import { Select as Primitive } from "radix-ui";
import type { ComponentProps } from "react";
import { cn } from "@/components/class-names";
import { controlClasses } from "./control-classes";
import { floatingClasses, menuItemClasses } from "./menu-classes";

export const Select = Primitive.Root;
export const SelectGroup = Primitive.Group;

type SelectTriggerProps = ComponentProps<typeof Primitive.Trigger> & {
  placeholder?: string;
  required?: boolean;
};

/** The closed box. Spread a `Field`'s control on it, or give it an `aria-label`. */
export function SelectTrigger({ className, placeholder, ...props }: SelectTriggerProps) {
  const { required, ...trigger } = props;
  return (
    <Primitive.Trigger
      aria-required={required}
      className={cn(
        controlClasses,
        "flex items-center justify-between gap-2 text-left data-placeholder:text-faint",
        className,
      )}
      {...trigger}
    >
      <span className="truncate">
        <Primitive.Value placeholder={placeholder} />
      </span>
      <ChevronDown aria-hidden strokeWidth={1.75} className="size-4 shrink-0 text-muted" />
    </Primitive.Trigger>
  );
}

export function SelectContent({
  className,
  children,
  ...props
}: ComponentProps<typeof Primitive.Content>) {
  return (
    <Primitive.Portal>
      <Primitive.Content
        position="popper"
        sideOffset={4}
        collisionPadding={8}
        className={cn(
          floatingClasses,
          "max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) max-w-[calc(100vw-1rem)]",
          className,
        )}
        {...props}
      >
        <Primitive.Viewport className="p-1">{children}</Primitive.Viewport>
      </Primitive.Content>
    </Primitive.Portal>
  );
}

type SelectItemProps = ComponentProps<typeof Primitive.Item> & {
  /** A second line inside the open list; the closed box shows `children` only. */
  description?: string;
};

export function SelectItem({ className, children, description, ...props }: SelectItemProps) {
  return (
    <Primitive.Item
      // Else the name would be the first line alone, and what is seen would not be read.
      aria-labelledby={undefined}
      className={cn(menuItemClasses, "pr-8", className)}
      {...props}
    >
      <span className="min-w-0">
        <Primitive.ItemText>{children}</Primitive.ItemText>
        {description !== undefined && (
          <span className="block text-xs text-muted">{description}</span>
        )}
      </span>
      <Primitive.ItemIndicator className="absolute right-2">
        <Check aria-hidden strokeWidth={1.75} />
      </Primitive.ItemIndicator>
    </Primitive.Item>
  );
}

export function SelectLabel({ className, ...props }: ComponentProps<typeof Primitive.Label>) {
  return <Primitive.Label className={cn("px-2 py-1 text-xs text-muted", className)} {...props} />;
}
