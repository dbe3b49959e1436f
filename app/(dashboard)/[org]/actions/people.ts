"use server";

import type { z } from "zod";
import { changeRole as changeRoleOperation } from "@/lib/members/change-role";
import { inviteMembers } from "@/lib/members/invite";
import { previewRemoveMember } from "@/lib/members/preview-remove";
import { removeMember } from "@/lib/members/remove";
import { withdrawInvitation } from "@/lib/members/withdraw-invitation";
import { runAction } from "@/lib/transport/action";

export async function invite(organizationId: string, input: z.input<typeof inviteMembers.input>) {
  return runAction(inviteMembers, organizationId, input);
}

export async function changeRole(
  organizationId: string,
  input: z.input<typeof changeRoleOperation.input>,
) {
  return runAction(changeRoleOperation, organizationId, input);
}

export async function previewRemove(
  organizationId: string,
  input: z.input<typeof previewRemoveMember.input>,
) {
  return runAction(previewRemoveMember, organizationId, input);
}

export async function remove(organizationId: string, input: z.input<typeof removeMember.input>) {
  return runAction(removeMember, organizationId, input);
}

export async function withdraw(
  organizationId: string,
  input: z.input<typeof withdrawInvitation.input>,
) {
  return runAction(withdrawInvitation, organizationId, input);
}
