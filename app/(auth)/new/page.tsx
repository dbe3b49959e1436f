import type { Metadata } from "next";
import Link from "next/link";
import { AuthFrame } from "@/components/people/auth-frame";
import { NewOrganizationForm } from "@/components/people/new-organization-form";
import { requirePerson } from "@/lib/transport/page";
import { create } from "./actions";

export const metadata: Metadata = { title: "New organization" };

export default async function NewOrganizationPage() {
  await requirePerson();
  return (
    <AuthFrame title="Name your organization" lead="You become its owner.">
      <NewOrganizationForm onCreate={create} />
      <p>
        <Link href="/?all" className="text-accent-text hover:underline">
          Your organizations
        </Link>
      </p>
    </AuthFrame>
  );
}
