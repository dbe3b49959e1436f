"use client";

import { useMutation } from "@tanstack/react-query";
import { ArrowRight } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect, useRef, type ReactNode } from "react";
import { MessagePage } from "@/components/message-page";
import { FormError } from "@/components/people/form-error";
import { RelativeTime } from "@/components/relative-time";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { unwrap } from "@/components/unwrap";
import type { ConnectLinkPage } from "@/lib/connect-links/get";
import type { LinkPageActions } from "./link-page-actions";

type LinkPageProps = {
  organizationId: string;
  token: string;
  link: ConnectLinkPage;
  actions: LinkPageActions;
  /** Ends the sign-in of this browser and comes back here. */
  signOut: () => Promise<void>;
};

/** Who asks whom to connect what. Opening it uses nothing up; only its buttons do. */
export function LinkPage({ organizationId, token, link, actions, signOut }: LinkPageProps) {
  const router = useRouter();
  useOpened(organizationId, token, link, actions);
  const start = useMutation({
    mutationFn: async () => {
      const { attempt, url } = unwrap(await actions.startFromLink(organizationId, { token }));
      // What is asked was read here already: a sign-in goes on at the provider at once.
      if (attempt?.auth === "oauth") {
        const { attemptId } = attempt;
        return unwrap(await actions.authorizeConnect(organizationId, { attemptId })).url;
      }
      return url;
    },
    onSuccess: (url) => {
      if (url === null) return;
      if (url.startsWith("/")) router.push(url);
      else window.location.assign(url);
    },
  });
  const decline = useMutation({
    mutationFn: async () => unwrap(await actions.declineConnectLink(organizationId, { token })),
  });
  if (decline.isSuccess)
    return (
      <MessagePage title="You declined.">
        <p>Whoever sent the link is told. Nothing was connected, and you can close this window.</p>
      </MessagePage>
    );
  if (link.state !== "ready")
    return (
      <MessagePage title={link.text}>
        {link.stateAt !== null && (
          <p className="text-muted">
            That was <RelativeTime past value={link.stateAt} />.
          </p>
        )}
        {link.state === "other_person" && <SignedInAs email={link.me.email} signOut={signOut} />}
        <div>
          <ButtonLink href="/">Go to Alfe Integrations</ButtonLink>
        </div>
      </MessagePage>
    );
  const { organization, provider, node, sentBy, me } = link;
  return (
    <MessagePage title={`${organization.name} asks you to connect ${provider.name}`}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-2">
        <Fact name="For">
          {node.name}, {node.kind === "agent" ? "an" : "a"} {node.kind}
          {node.parentName !== null && ` in ${node.parentName}`}
        </Fact>
        <Fact name="Asked by">
          {sentBy.name === "" ? sentBy.email : `${sentBy.name} (${sentBy.email})`},{" "}
          {sentBy.role === "admin" || sentBy.role === "owner" ? "an" : "a"} {sentBy.role} of{" "}
          {node.name}, <RelativeTime value={link.sentAt} />
        </Fact>
        <Fact name="Integration">{link.integration.name}</Fact>
        <Fact name="Works">
          once, until <RelativeTime value={link.expiresAt} />
        </Fact>
        {link.note !== "" && <Fact name="Note">{link.note}</Fact>}
      </dl>
      <section>
        <h2 className="font-semibold">It will be able to</h2>
        {link.scopes.length === 0 ? (
          <p>what you allow on {provider.name}’s page</p>
        ) : (
          <ul className="list-disc pl-5">
            {link.scopes.map(({ words }) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        )}
        {link.notSeen !== null && <p className="mt-1">It will not see {link.notSeen}.</p>}
      </section>
      <p className="text-muted">
        You will connect as the person signed in at {provider.name}. You can disconnect it at any
        time in {organization.name}.
      </p>
      <SignedInAs email={me.email} signOut={signOut} />
      {(start.error ?? decline.error) && (
        <FormError>{(start.error ?? decline.error)?.message}</FormError>
      )}
      <div className="flex flex-wrap gap-2">
        <Button
          size="touch"
          pending={decline.isPending}
          pendingText="Declining…"
          onClick={() => decline.mutate()}
        >
          Decline
        </Button>
        <Button
          variant="primary"
          size="touch"
          pending={start.isPending || start.isSuccess}
          pendingText="One moment…"
          onClick={() => start.mutate()}
        >
          Continue to {provider.name}
          <ArrowRight aria-hidden strokeWidth={1.75} />
        </Button>
      </div>
    </MessagePage>
  );
}

/** Tells the sender that it was seen, once, after it was shown to the right person. */
function useOpened(
  organizationId: string,
  token: string,
  link: ConnectLinkPage,
  { openConnectLink }: LinkPageActions,
): void {
  const isNew = link.state === "ready" && !link.opened;
  const told = useRef(false);
  useEffect(() => {
    if (!isNew || told.current) return;
    told.current = true;
    void openConnectLink(organizationId, { token });
  }, [organizationId, token, isNew, openConnectLink]);
}

function SignedInAs({ email, signOut }: { email: string; signOut: () => Promise<void> }) {
  return (
    <form action={signOut} className="flex flex-wrap items-center gap-x-2">
      Signed in here as {email}.
      <Button type="submit" variant="link" size="inline">
        Not you? Sign out
      </Button>
    </form>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
