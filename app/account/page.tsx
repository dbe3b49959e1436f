import { ArrowLeft } from "lucide-react";
import type { Metadata } from "next";
import { cookies } from "next/headers";
import Link from "next/link";
import { PasswordForm } from "@/components/people/password-form";
import { SandboxStrip } from "@/components/shell/sandbox-strip";
import { singleKeysCookie, toSingleKeys } from "@/components/shell/single-keys";
import { SingleKeysSwitch } from "@/components/shell/single-keys-switch";
import { ThemeSwitch } from "@/components/shell/theme-switch";
import { Button } from "@/components/ui/button";
import { Card, Item, ItemList } from "@/components/ui/item";
import { surroundings } from "@/lib/setup/surroundings";
import { requirePerson } from "@/lib/transport/page";
import { changePassword, signOut } from "./actions";

export const metadata: Metadata = { title: "Account" };

/** One's own profile: it belongs to no organization. */
export default async function AccountPage() {
  const person = await requirePerson();
  const singleKeys = toSingleKeys((await cookies()).get(singleKeysCookie)?.value);
  return (
    <>
      <SandboxStrip {...surroundings()} />
      <main id="main" className="mx-auto flex max-w-2xl flex-col gap-8 px-4 py-6 md:px-6">
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
          <p className="mt-1 text-muted">
            {person.name === "" ? person.email : `${person.name}, ${person.email}`}
          </p>
        </header>
        <section aria-labelledby="display">
          <h2 id="display" className="mb-2 text-lg font-semibold">
            Display and keys
          </h2>
          <ItemList>
            <Item title="Theme" description="On this browser." actions={<ThemeSwitch />} />
            <Item
              title={<span id="single-keys">Keyboard shortcuts of one letter</span>}
              description="Like g then c, / and ?. They never work inside a field. Ctrl K and Ctrl B always do."
              actions={<SingleKeysSwitch initial={singleKeys} labelId="single-keys" />}
            />
          </ItemList>
        </section>
        <section aria-labelledby="password">
          <h2 id="password" className="mb-2 text-lg font-semibold">
            Password
          </h2>
          <Card className="p-4">
            <PasswordForm onChange={changePassword} />
          </Card>
        </section>
        <section aria-labelledby="sign-out">
          <h2 id="sign-out" className="mb-2 text-lg font-semibold">
            Sign out
          </h2>
          <form action={signOut}>
            <Button type="submit">Sign out of this browser</Button>
          </form>
        </section>
      </main>
    </>
  );
}
