"use client";

import { CopyButton } from "@/components/copy-button";

export type InvitationLink = { id: string; email: string; link: string };

/** Links of invitations, to be sent by hand. They are shown once. */
export function InvitationLinks({ links }: { links: readonly InvitationLink[] }) {
  return (
    <div className="flex flex-col gap-3 text-left whitespace-normal">
      <p>Mail is not set up. Copy the link and send it. It works once, for that address only.</p>
      <ul className="flex flex-col gap-3">
        {links.map(({ id, email, link }) => {
          const url = new URL(link, location.origin).toString();
          return (
            <li key={id}>
              <p className="font-medium">{email}</p>
              <p className="flex items-center gap-2 rounded-control border border-line bg-sunken py-1 pr-1 pl-3">
                <code className="min-w-0 grow truncate font-mono text-sm">{url}</code>
                <CopyButton text={url} label={`Copy the link of ${email}`} />
              </p>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
