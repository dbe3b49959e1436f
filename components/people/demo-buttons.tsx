"use client";

import { useMutation } from "@tanstack/react-query";
import { Button } from "@/components/ui/button";
import { unwrap, type ActionOutcome } from "@/components/unwrap";
import type { Role } from "@/lib/tree/node";
import { FormError } from "./form-error";

type DemoButtonsProps = {
  roles: readonly Role[];
  /** Signs in and leaves the page; answers only when it failed. */
  onContinue: (role: Role) => Promise<ActionOutcome<unknown> | undefined>;
};

/** The seeded accounts, in demo mode only. No password is in the page. */
export function DemoButtons({ roles, onContinue }: DemoButtonsProps) {
  const entering = useMutation({
    mutationFn: async (role: Role) => {
      const outcome = await onContinue(role);
      if (outcome) unwrap(outcome);
    },
  });
  return (
    <section aria-labelledby="demo" className="flex flex-col gap-2">
      <h2 id="demo" className="text-lg font-semibold">
        Demo organization
      </h2>
      {entering.error && <FormError>{entering.error.message}</FormError>}
      {roles.map((role) => (
        <Button
          key={role}
          size="touch"
          pending={!entering.isIdle && !entering.isError && entering.variables === role}
          pendingText="Signing in…"
          onClick={() => entering.mutate(role)}
        >
          Continue as {role}
        </Button>
      ))}
      <p className="text-sm text-muted">Passwords are also printed in your terminal.</p>
    </section>
  );
}
