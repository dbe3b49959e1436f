import { CircleAlert } from "lucide-react";
import { useId, type ReactNode } from "react";
import { cn } from "@/components/class-names";
import { Label } from "./label";

/** What the control must carry, so that its label, help and error are read with it. */
export type ControlProps = {
  id: string;
  required: boolean;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

type FieldProps = {
  label: ReactNode;
  help?: ReactNode;
  error?: string | undefined;
  required?: boolean;
  /** Wanted when an error summary links here; else made. */
  id?: string;
  className?: string;
  children: (control: ControlProps) => ReactNode;
};

/** Label, control, help and error in this order: `<Field label="Name">{(c) => <Input {...c} />}</Field>`. */
export function Field({
  label,
  help,
  error,
  required = false,
  className,
  children,
  ...props
}: FieldProps) {
  const madeId = useId();
  const id = props.id ?? madeId;
  const helpId = help === undefined ? undefined : `${id}-help`;
  const errorId = error === undefined ? undefined : `${id}-error`;
  const describedBy = [errorId, helpId].filter((part) => part !== undefined).join(" ");

  return (
    <div className={cn("flex flex-col gap-1", className)}>
      <Label htmlFor={id} required={required}>
        {label}
      </Label>
      {children({
        id,
        required,
        "aria-describedby": describedBy === "" ? undefined : describedBy,
        "aria-invalid": error === undefined ? undefined : true,
      })}
      {error !== undefined && <FieldError id={errorId}>{error}</FieldError>}
      {help !== undefined && (
        <p id={helpId} className="text-sm text-muted">
          {help}
        </p>
      )}
    </div>
  );
}

/** The message under a control. `Field` draws it; groups of controls use it themselves. */
export function FieldError({ id, children }: { id?: string | undefined; children: ReactNode }) {
  return (
    <p id={id} className="flex items-start gap-1.5 text-sm text-stop">
      <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" strokeWidth={1.75} />
      <span>{children}</span>
    </p>
  );
}
