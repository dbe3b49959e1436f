"use client";

import { useActionState } from "react";
import { useFormStatus } from "react-dom";
import { Button } from "@/components/ui/button";
import type { ActionOutcome } from "@/components/unwrap";
import type { Role } from "@/lib/tree/node";
import { FormError } from "./form-error";

type Answer = ActionOutcome<unknown> | undefined;

type DemoButtonsProps = {
  roles: readonly Role[];
  /** Signs in with the field `role` and leaves the page; answers only when it failed. */
  onContinue: (before: Answer, form: FormData) => Promise<Answer>;
};

/**
 * The seeded accounts, in demo mode only. No password is in the page. A plain form, so that it works
 * as soon as it is seen.
 */
export function DemoButtons({ roles, onContinue }: DemoButtonsProps) {
  const [answer, submit] = useActionState<Answer, FormData>(onContinue, undefined);
  return (
    <form action={submit} aria-labelledby="demo" className="flex flex-col gap-2">
      <h2 id="demo" className="text-lg font-semibold">
        Demo organization
      </h2>
      {answer?.ok === false && <FormError>{answer.problem.detail}</FormError>}
      {roles.map((role) => (
        <RoleButton key={role} role={role} />
      ))}
      <p className="text-sm text-muted">Passwords are also printed in your terminal.</p>
    </form>
  );
}

function RoleButton({ role }: { role: Role }) {
  const { data } = useFormStatus();
  return (
    <Button
      type="submit"
      name="role"
      value={role}
      size="touch"
      pending={data?.get("role") === role}
      pendingText="Signing in…"
    >
      Continue as {role}
    </Button>
  );
}
