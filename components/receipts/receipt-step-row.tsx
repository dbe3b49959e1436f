"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import { cn } from "@/components/class-names";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { buttonVariants } from "@/components/ui/button-variants";
import { unwrap } from "@/components/unwrap";
import type { ReceiptStep } from "@/lib/removals/receipt";
import { receiptQuery } from "./queries";
import type { ReceiptActions } from "./receipt-actions";
import { stepLooks } from "./step-look";

type ReceiptStepRowProps = {
  organizationId: string;
  removalId: string;
  step: ReceiptStep;
  actions: ReceiptActions;
};

/** One step: what it is, how it ended or when it is tried again, and what a person can do about it. */
export function ReceiptStepRow({ organizationId, removalId, step, actions }: ReceiptStepRowProps) {
  const { Icon, colour, word } = stepLooks[step.state];
  const about = [step.account, step.provider].filter((part) => part !== null).join(" at ");
  return (
    <li className="grid grid-cols-[1rem_minmax(0,1fr)_auto] gap-x-3 gap-y-1 px-4 py-3">
      <Icon aria-hidden strokeWidth={1.75} className={cn("mt-0.5 size-4", colour)} />
      <div className="min-w-0">
        <p>
          <span className="font-medium">{step.title}</span>
          {about !== "" && <span className="text-muted"> · {about}</span>}
        </p>
        <p className="text-sm text-muted">
          {word}
          {step.detail !== "" && `. ${step.detail}`}
          {step.state === "retrying" && <NextTry step={step} />}
          {step.confirmedBy !== null && ` Confirmed by ${step.confirmedBy}.`}
        </p>
      </div>
      {step.doneAt !== null && <RelativeTime value={step.doneAt} className="text-sm text-muted" />}
      <StepActions {...{ organizationId, removalId, step, actions }} />
    </li>
  );
}

/** " Try 2; next try in 40 s." */
function NextTry({ step }: { step: ReceiptStep }) {
  return (
    <>
      {" "}
      Try {step.tries}
      {step.nextTryAt !== null && (
        <>
          ; next try <RelativeTime value={step.nextTryAt} />
        </>
      )}
      .
    </>
  );
}

function StepActions({ organizationId, removalId, step, actions }: ReceiptStepRowProps) {
  const queryClient = useQueryClient();
  const query = receiptQuery(organizationId, removalId);
  const act = useMutation({
    mutationFn: async (what: "retryStep" | "confirmStep") =>
      unwrap(await actions[what](organizationId, { stepId: step.id })),
    onSuccess: (receipt) => queryClient.setQueryData(query.queryKey, receipt),
    onSettled: () => queryClient.invalidateQueries(query),
  });
  const { can, link, state } = step;
  if (!can.retry && !can.confirm && link === null) return null;
  return (
    <div className="col-span-2 col-start-2 flex flex-wrap items-center gap-2">
      {link !== null && (
        <a
          href={link.href}
          target="_blank"
          rel="noreferrer"
          className={buttonVariants({ variant: "secondary", size: "small" })}
        >
          {link.label}
          <ExternalLink aria-hidden strokeWidth={1.75} />
        </a>
      )}
      {can.retry && (
        <Button
          size="small"
          aria-label={`Try now: ${step.title}`}
          pending={act.isPending && act.variables === "retryStep"}
          pendingText="Trying…"
          onClick={() => act.mutate("retryStep")}
        >
          Try now
        </Button>
      )}
      {can.confirm && (
        <Button
          size="small"
          variant={state === "manual" ? "primary" : "secondary"}
          aria-label={`I have done this: ${step.title}`}
          pending={act.isPending && act.variables === "confirmStep"}
          pendingText="Saving…"
          onClick={() => act.mutate("confirmStep")}
        >
          I have done this
        </Button>
      )}
      {act.error && (
        <p role="alert" className="text-sm text-stop">
          {act.error.message}
        </p>
      )}
    </div>
  );
}
