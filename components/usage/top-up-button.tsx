"use client";

import { useState } from "react";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import type { Credits } from "@/lib/credits/get-credits";
import type { TopUpActions } from "./top-up-actions";
import { TopUpDialog } from "./top-up-dialog";

type TopUpButtonProps = {
  topUp: Credits["topUp"];
  actions: TopUpActions;
  variant?: "primary" | "secondary";
  returnTo?: string;
};

/** Puts money into the pool. For those who may not, who may. */
export function TopUpButton({ topUp, actions, variant = "primary", returnTo }: TopUpButtonProps) {
  const { organization } = useShell();
  const [isOpen, setOpen] = useState(false);
  if (!topUp.may) return <p className="text-sm text-muted">{topUp.who} top up.</p>;
  return (
    <>
      <Button variant={variant} onClick={() => setOpen(true)}>
        {topUp.way === "record" ? "Record a payment" : "Top up"}
      </Button>
      {isOpen && (
        <TopUpDialog
          organization={organization}
          topUp={topUp}
          actions={actions}
          {...(returnTo !== undefined && { returnTo })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
