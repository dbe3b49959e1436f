import type { Metadata } from "next";
import { AuthFrame } from "@/components/people/auth-frame";
import { DevicePage } from "@/components/people/device-page";
import { ButtonLink } from "@/components/ui/button-link";
import { listOrganizations } from "@/lib/account/list-organizations";
import { requirePerson } from "@/lib/transport/page";
import { answerDevice, findDevice } from "./actions";

export const metadata: Metadata = { title: "Sign in a terminal", referrer: "no-referrer" };

type Props = { searchParams: Promise<{ code?: string | string[] }> };

/** Where a person lets a terminal act as them. Opening it changes nothing. */
export default async function Device({ searchParams }: Props) {
  const { userId, email } = await requirePerson();
  const { code } = await searchParams;
  const organizations = await listOrganizations(userId);
  if (organizations.length === 0)
    return (
      <AuthFrame title="Sign in a terminal" lead={`You are ${email}.`}>
        <p>A terminal acts in an organization, and you are in none.</p>
        <div>
          <ButtonLink href="/new">Create organization</ButtonLink>
        </div>
      </AuthFrame>
    );
  const found = typeof code === "string" ? await findDevice(code) : undefined;
  return (
    <DevicePage
      email={email}
      organizations={organizations.map(({ id, name }) => ({ id, name }))}
      {...(found && { found })}
      actions={{ find: findDevice, answer: answerDevice }}
    />
  );
}
