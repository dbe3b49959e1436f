"use client";

import { CopyButton } from "@/components/copy-button";
import { useOrigin } from "@/components/integrations/origin-hook";
import { useShell } from "@/components/shell/shell-context";
import { ButtonLink } from "@/components/ui/button-link";
import type { Connection } from "@/lib/connections/connection";

type WhoMendsProps = { connection: Connection; viewerId: string };

/** For an account that is broken: who can mend it where the viewer cannot, with the link for them. */
export function WhoMends({ connection, viewerId }: WhoMendsProps) {
  const { organization, roots } = useShell();
  const origin = useOrigin();
  const { id, owner, health, app, connectedBy, can } = connection;
  const page = `${origin}/${organization.slug}/-/connections/${id}`;

  if (health === "app_refused") {
    const role = roots.find((root) => root.id === organization.id)?.role;
    if (app !== "own") return null;
    if (role === "admin" || role === "owner")
      return (
        <div>
          <ButtonLink variant="primary" href={`/${organization.slug}/-/apps`}>
            Open provider app
          </ButtonLink>
        </div>
      );
    return <Ask text={`Only an admin of ${organization.name} can do this.`} page={page} />;
  }
  if (can.manage) return null;
  const isMembers = owner.kind === "project" || owner.kind === "agent";
  if (connectedBy?.id === viewerId)
    return (
      <Ask
        text={`You connected this, but may no longer manage it. ${isMembers ? "A member" : "An admin"} of ${owner.name} can.`}
        page={page}
      />
    );
  return (
    <Ask
      text={`${isMembers ? "A member" : "Only an admin"} of ${owner.name} can do this.`}
      page={page}
    />
  );
}

function Ask({ text, page }: { text: string; page: string }) {
  return (
    <p className="flex flex-wrap items-center gap-2">
      {text}
      <CopyButton withText text={page} label="Copy link for them" />
    </p>
  );
}
