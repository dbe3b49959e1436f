"use client";

import { CircleCheck, Circle } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { InstallDialog } from "@/components/integrations/install-dialog";
import type { IntegrationActions } from "@/components/integrations/integration-actions";
import type { Organization } from "@/components/shell/shell-context";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import type { Ancestor } from "@/lib/tree/node";
import { firstRunCookie } from "./first-run-cookie";
import { NewNodeMenu } from "./new-node-menu";
import type { DialogNode } from "./dialog-node";

type FirstRunCardProps = {
  organization: Organization;
  actions: IntegrationActions;
  root: DialogNode;
  /** The line down to an agent, root first; null while there is no agent. */
  line: readonly Ancestor[] | null;
  connected: boolean;
  tried: boolean;
  /** What to begin with. */
  integration: { id: string; name: string };
};

const yearSeconds = 365 * 24 * 60 * 60;

/** Three steps to a working agent. They tick by facts. */
export function FirstRunCard({ organization, actions, ...props }: FirstRunCardProps) {
  const { root, line, connected, tried, integration } = props;
  const [hidden, setHidden] = useState(false);
  const router = useRouter();
  const [installing, setInstalling] = useState(false);
  if (hidden) return null;
  const hide = () => {
    setHidden(true);
    document.cookie = `${firstRunCookie(organization.id)}=hidden; path=/; max-age=${String(yearSeconds)}; samesite=lax`;
  };
  const open = line?.flatMap(({ path, ...node }) => (path === null ? [] : { ...node, path })) ?? [];
  const agent = open.at(-1);
  const team = open[1]?.kind === "agent" ? open[0] : open[1];
  const next = line === null ? 1 : connected ? 3 : 2;

  return (
    <section
      aria-labelledby="first-run"
      className="mb-8 rounded-card border border-line bg-surface p-4 sm:p-6"
    >
      <div className="mb-3 flex items-start gap-3">
        <h2 id="first-run" className="grow text-lg font-semibold">
          Welcome. Three steps to a working agent.
        </h2>
        <Button variant="ghost" size="small" onClick={hide}>
          Hide this
        </Button>
      </div>
      <ol className="flex flex-col gap-2">
        <Step number={1} done={line !== null} title="Your tree">
          {line === null ? (
            <NewNodeMenu node={root} asButtons />
          ) : (
            <span className="text-muted">{line.map(({ name }) => name).join(" > ")}</span>
          )}
        </Step>
        <Step
          number={2}
          done={connected}
          title={
            team
              ? `Install and connect ${integration.name} on ${team.name}, so its agents inherit it`
              : `Install and connect ${integration.name}`
          }
        >
          {!connected && team && (
            <Button
              variant={next === 2 ? "primary" : "secondary"}
              onClick={() => setInstalling(true)}
            >
              Install {integration.name}
            </Button>
          )}
        </Step>
        <Step number={3} done={tried} title={agent ? `Try a tool as ${agent.name}` : "Try a tool"}>
          {!tried && agent && (
            <ButtonLink
              variant={next === 3 ? "primary" : "secondary"}
              href={`${agent.path}?tab=tools`}
            >
              Open {agent.name}
            </ButtonLink>
          )}
        </Step>
      </ol>
      {team && (
        <InstallDialog
          organization={organization}
          node={{ id: team.id, kind: team.kind, name: team.name, path: team.path }}
          actions={actions}
          integration={integration.id}
          name={integration.name}
          open={installing}
          onClose={() => {
            setInstalling(false);
            router.refresh();
          }}
        />
      )}
    </section>
  );
}

type StepProps = { number: number; done: boolean; title: string; children?: ReactNode };

function Step({ number, done, title, children }: StepProps) {
  const Icon = done ? CircleCheck : Circle;
  return (
    <li className="flex min-h-10 flex-wrap items-center gap-x-3 gap-y-2">
      <Icon
        aria-hidden
        strokeWidth={1.75}
        className={done ? "size-5 shrink-0 text-ok-mark" : "size-5 shrink-0 text-off-mark"}
      />
      <p className="min-w-0 grow basis-60">
        <span className="sr-only">{done ? "Done: " : "To do: "}</span>
        <span className="text-muted">{number}</span> {title}
      </p>
      {children}
    </li>
  );
}
