import type { ReactNode } from "react";
import { BrandIcon } from "@/components/integrations/brand-icon";
import { SandboxPill } from "@/components/integrations/sandbox-pill";
import { plural } from "@/components/plural";
import type { ConnectAttempt } from "@/lib/connections/attempt-view";
import { Countdown } from "./countdown";

type ConnectFactsProps = { attempt: ConnectAttempt; signedInAs: string };

/** Who asks for what, for whom, and what it will be able to do. */
export function ConnectFacts({ attempt, signedInAs }: ConnectFactsProps) {
  const { integration, provider, node, scopes, agentsBelow } = attempt;
  return (
    <dl className="flex flex-col gap-3 rounded-card border border-line bg-surface p-4">
      <Fact name="For">
        {node.name}, {node.kind === "agent" || node.kind === "organization" ? "an" : "a"}{" "}
        {node.kind}
        {node.kind !== "agent" && (
          <span className="text-muted"> · {plural(agentsBelow, "agent")} can use it</span>
        )}
      </Fact>
      <Fact name="Integration">
        <span className="flex flex-wrap items-center gap-2">
          <BrandIcon slug={integration.icon} name={integration.name} />
          {integration.name}
          {integration.name !== provider.name && (
            <span className="text-muted">at {provider.name}</span>
          )}
          {attempt.world === "sandbox" && <SandboxPill />}
        </span>
      </Fact>
      <Fact name="Asked by">{attempt.startedBy}</Fact>
      {scopes.length > 0 && (
        <Fact name="It will be able to">
          <ul className="flex flex-col gap-1.5">
            {scopes.map(({ scope, words, tools, required }) => (
              <li key={scope}>
                {words} <code className="font-mono text-xs break-all text-muted">{scope}</code>
                <span className="block text-sm text-muted">
                  {tools.length > 0 && `needed by ${plural(tools.length, "tool")}`}
                  {required && ", required"}
                </span>
              </li>
            ))}
          </ul>
        </Fact>
      )}
      <Fact name="Works once">
        <Countdown until={attempt.expiresAt} />
      </Fact>
      <Fact name="Account">
        {attempt.accountHint === null
          ? `You will connect as the person signed in at ${provider.name}.`
          : `Sign in at ${provider.name} as ${attempt.accountHint}.`}
        <span className="block text-sm text-muted">Signed in here as {signedInAs}.</span>
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="grid gap-x-4 gap-y-1 sm:grid-cols-[8rem_minmax(0,1fr)]">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  );
}
