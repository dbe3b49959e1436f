import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import Link from "next/link";
import { SandboxStrip } from "@/components/shell/sandbox-strip";
import { LinkTabs } from "@/components/ui/link-tabs";
import { surroundings } from "@/lib/setup/surroundings";
import { requirePerson } from "@/lib/transport/page";
import { ProfileTab } from "./profile-tab";
import { TokensTab } from "./tokens-tab";

export const metadata: Metadata = { title: "Account" };

type AccountPageProps = { searchParams: Promise<{ tab?: string | string[] }> };

/** One's own account: it belongs to no organization. */
export default async function AccountPage({ searchParams }: AccountPageProps) {
  const person = await requirePerson();
  const tab = (await searchParams).tab === "tokens" ? "tokens" : "profile";
  return (
    <>
      <SandboxStrip {...surroundings()} />
      <main id="main" className="mx-auto flex max-w-4xl flex-col gap-8 px-4 py-6 md:px-6">
        <header>
          <Link
            href="/"
            className="mb-4 inline-flex items-center gap-2 text-muted hover:text-ink hover:underline"
          >
            <ArrowLeft aria-hidden strokeWidth={1.75} className="size-4" />
            Back to the organization
          </Link>
          <h1 tabIndex={-1} className="text-xl font-semibold">
            Account
          </h1>
          <p className="mt-1 mb-4 text-muted">
            {person.name === "" ? person.email : `${person.name}, ${person.email}`}
          </p>
          <LinkTabs
            label="Views of your account"
            current={tab}
            tabs={[
              { id: "profile", label: "Profile", href: "/account" },
              { id: "tokens", label: "Tokens", href: "/account?tab=tokens" },
            ]}
          />
        </header>
        {tab === "tokens" ? <TokensTab userId={person.userId} /> : <ProfileTab />}
      </main>
    </>
  );
}
