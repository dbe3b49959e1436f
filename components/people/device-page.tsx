"use client";

import { useState } from "react";
import type { ActionOutcome } from "@/components/unwrap";
import type { DeviceRequest } from "@/lib/device/find";
import { AuthFrame } from "./auth-frame";
import { DeviceApproval } from "./device-approval";
import { DeviceCodeForm } from "./device-code-form";

export type DeviceActions = {
  find: (code: string) => Promise<ActionOutcome<DeviceRequest>>;
  answer: (input: { code: string; organizationId: string | null }) => Promise<ActionOutcome<null>>;
};

type DevicePageProps = {
  email: string;
  organizations: readonly { id: string; name: string }[];
  /** What is behind the code in the address. */
  found?: ActionOutcome<DeviceRequest>;
  actions: DeviceActions;
};

/** The steps of letting a terminal in: its code, who asks, and what was answered. */
export function DevicePage({ email, organizations, found, actions }: DevicePageProps) {
  const [request, setRequest] = useState(found?.ok ? found.data : undefined);
  const [answer, setAnswer] = useState<"allowed" | "denied">();
  if (answer !== undefined)
    return (
      <AuthFrame title={answer === "allowed" ? "It is signed in" : "Denied"}>
        <p role="status">
          {answer === "allowed"
            ? `${request?.clientName ?? "The terminal"} acts as you now. Go back to it; you can close this page.`
            : "Nothing was allowed. You can close this page."}
        </p>
      </AuthFrame>
    );
  if (request)
    return (
      <DeviceApproval
        request={request}
        email={email}
        organizations={organizations}
        onAnswer={actions.answer}
        onAnswered={setAnswer}
      />
    );
  return (
    <AuthFrame title="Sign in a terminal" lead={`You are ${email}.`}>
      <DeviceCodeForm
        problem={found?.ok === false ? found.problem.detail : undefined}
        onFind={actions.find}
        onFound={setRequest}
      />
    </AuthFrame>
  );
}
