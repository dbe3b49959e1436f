import type { ComponentProps } from "react";
import { cn } from "@/components/class-names";
import { controlClasses } from "./control-classes";

export function Input({ className, type = "text", ...props }: ComponentProps<"input">) {
  return <input type={type} className={cn(controlClasses, className)} {...props} />;
}
