"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { CircleCheck, Clock, Info, type LucideIcon } from "lucide-react";
import { parseAsString, useQueryStates } from "nuqs";
import { useEffect, useEffectEvent, useState } from "react";
import { cn } from "@/components/class-names";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { useShell } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { unwrap } from "@/components/unwrap";
import { useCreditsChanged } from "./credits-changed-hook";
import { addedWords } from "./payment-words";
import { type PaymentNow, paymentQuery } from "./queries";
import type { TopUpActions } from "./top-up-actions";

type PaymentReturnProps = { actions: Pick<TopUpActions, "cancelTopUp"> };

/** On whichever page somebody comes back to from Stripe: what became of the payment, as the server knows it. */
export function PaymentReturn({ actions }: PaymentReturnProps) {
  const [{ payment, cancelled }, setQuery] = useQueryStates(
    { payment: parseAsString, cancelled: parseAsString },
    { history: "replace" },
  );
  if (payment === null || payment === "") return null;
  return (
    <Returned
      key={payment}
      paymentId={payment}
      isCancelled={cancelled !== null}
      actions={actions}
      onClose={() => void setQuery({ payment: null, cancelled: null })}
    />
  );
}

type ReturnedProps = PaymentReturnProps & {
  paymentId: string;
  isCancelled: boolean;
  onClose: () => void;
};

function Returned({ paymentId, isCancelled, actions, onClose }: ReturnedProps) {
  const { organization } = useShell();
  const changed = useCreditsChanged();
  const query = useQuery(paymentQuery(organization.id, paymentId));
  const state = query.data?.state;
  // Whoever turned back must not be charged by a page that they left open.
  const { mutate: cancel, data: left } = useMutation({
    mutationFn: async () => unwrap(await actions.cancelTopUp(organization.id, { paymentId })),
    onSettled: () => query.refetch(),
  });
  const onArrival = useEffectEvent(() => {
    if (isCancelled) cancel();
  });
  useEffect(() => onArrival(), []);
  const onPaid = useEffectEvent(() => void changed());
  useEffect(() => {
    if (state === "paid") onPaid();
  }, [state]);
  if (query.isError && !query.data) return null;

  // It may have gone through meanwhile.
  const isLeft = left?.state === "cancelled";
  const { Icon, classes, words } = lookOf(query.data, isLeft);
  return (
    <div
      className={cn(
        "mb-6 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border px-4 py-3",
        classes,
      )}
    >
      <Icon aria-hidden strokeWidth={1.75} className="size-4 shrink-0" />
      <div role="status" className="min-w-0 grow basis-40">
        <p>{words}</p>
        {isWaiting(query.data) && !isLeft && <LongWait />}
      </div>
      {query.data?.sandbox && <SandboxPill />}
      <Button
        size="small"
        onClick={() => {
          document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
          onClose();
        }}
      >
        Close
      </Button>
    </div>
  );
}

const isWaiting = (payment: PaymentNow | undefined): boolean =>
  payment === undefined || payment.state === "open" || payment.state === "processing";

type Look = { Icon: LucideIcon; classes: string; words: string };

function lookOf(payment: PaymentNow | undefined, isLeft: boolean): Look {
  if (payment?.state === "paid")
    return {
      Icon: CircleCheck,
      classes: "border-ok-mark bg-ok-soft text-ok",
      words: addedWords(payment),
    };
  if (payment?.state === "processing")
    return { Icon: Clock, classes: "border-busy-mark bg-busy-soft text-busy", words: payment.text };
  if (isWaiting(payment) && !isLeft)
    return {
      Icon: Clock,
      classes: "border-busy-mark bg-busy-soft text-busy",
      words: "Waiting for Stripe…",
    };
  return {
    Icon: Info,
    classes: "border-line bg-surface",
    words: isWaiting(payment) ? "No charge was made." : (payment?.text ?? "No charge was made."),
  };
}

const longMs = 15_000;

/** What is said where Stripe takes its time. */
function LongWait() {
  const [isLong, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), longMs);
    return () => clearTimeout(timer);
  }, []);
  if (!isLong) return null;
  return (
    <p className="text-sm">
      It is added as soon as Stripe says that it was paid. You may leave this page.
    </p>
  );
}
