import type { Metadata } from "next";
import { cookies } from "next/headers";
import Link from "next/link";
import { redirect } from "next/navigation";
import { AuthFrame } from "@/components/people/auth-frame";
import { lastOrganizationCookie } from "@/components/shell/last-organization";
import { ButtonLink } from "@/components/ui/button-link";
import { ItemList, Item } from "@/components/ui/item";
import { ItemLink } from "@/components/ui/item-link";
import { listOrganizations } from "@/lib/account/list-organizations";
import { needsSetup } from "@/lib/setup/needs-setup";
import { requirePerson, visitor } from "@/lib/transport/page";

export const metadata: Metadata = { title: "Your organizations" };

type FrontPageProps = { searchParams: Promise<{ all?: string }> };

/** The last organization, or the list of them, or what to do when there is none. */
export default async function FrontPage({ searchParams }: FrontPageProps) {
  if (!(await visitor()) && (await needsSetup())) return <EmptyServer />;
  const person = await requirePerson();
  const organizations = await listOrganizations(person.userId);
  const last = (await cookies()).get(lastOrganizationCookie)?.value;
  const { all } = await searchParams;
  const goTo =
    organizations.find(({ slug }) => slug === last) ??
    (organizations.length === 1 ? organizations[0] : undefined);
  if (goTo && all === undefined) redirect(`/${goTo.slug}`);

  if (organizations.length === 0)
    return (
      <AuthFrame title="You are not in an organization yet.">
        <p>Ask for an invitation; it comes to {person.email}. Or make one of your own.</p>
        <div>
          <ButtonLink variant="primary" href="/new">
            Create one
          </ButtonLink>
        </div>
        <p>
          <Link href="/account" className="text-accent-text hover:underline">
            Account and sign-out
          </Link>
        </p>
      </AuthFrame>
    );
  return (
    <AuthFrame title="Your organizations">
      <ItemList>
        {organizations.map(({ id, name, slug, role }) => (
          <Item key={id} title={<ItemLink href={`/${slug}`}>{name}</ItemLink>} meta={role} />
        ))}
      </ItemList>
      <div className="flex flex-wrap items-center gap-3">
        <ButtonLink href="/new">Create organization</ButtonLink>
        <Link href="/account" className="text-accent-text hover:underline">
          Account and sign-out
        </Link>
      </div>
    </AuthFrame>
  );
}

function EmptyServer() {
  return (
    <AuthFrame title="This server has no organization yet.">
      <p>
        Whoever started it finds a one-time code in its terminal. With it, the first owner sets the
        server up.
      </p>
      <div>
        <ButtonLink variant="primary" href="/setup">
          Set up with the code
        </ButtonLink>
      </div>
      <p className="text-sm text-muted">
        Or at its terminal: <code className="font-mono">npm run admin -- create-organization</code>
      </p>
    </AuthFrame>
  );
}
