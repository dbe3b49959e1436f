"use client";

import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { ActionOutcome } from "@/components/unwrap";
import type { DeviceRequest } from "@/lib/device/find";
import { ActionForm } from "./action-form";
import { FormError } from "./form-error";

type DeviceCodeFormProps = {
  /** What was wrong with the code in the address. */
  problem: string | undefined;
  onFind: (code: string) => Promise<ActionOutcome<DeviceRequest>>;
  onFound: (request: DeviceRequest) => void;
};

/** The code that a terminal shows. */
export function DeviceCodeForm({ problem, onFind, onFound }: DeviceCodeFormProps) {
  return (
    <>
      {problem !== undefined && <FormError>{problem}</FormError>}
      <ActionForm<{ code: string }>
        defaultValues={{ code: "" }}
        fields={["code"]}
        submit="Continue"
        pendingText="Looking…"
        onSubmit={async ({ code }) => {
          const outcome = await onFind(code);
          if (outcome.ok) onFound(outcome.data);
          return outcome;
        }}
      >
        {({ register, formState: { errors } }) => (
          <Field
            label="Code"
            help="Eight letters, which your terminal shows after alfe login."
            error={errors.code?.message}
          >
            {(control) => (
              <Input
                {...control}
                autoFocus
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                maxLength={20}
                placeholder="WDJB-MJHT"
                className="font-mono tracking-widest uppercase placeholder:tracking-widest"
                {...register("code", { required: "Enter the code." })}
              />
            )}
          </Field>
        )}
      </ActionForm>
    </>
  );
}
