import type { z } from "zod";
import type { ActionOutcome } from "@/components/unwrap";
import type { changeRole } from "@/lib/members/change-role";
import type { inviteMembers } from "@/lib/members/invite";
import type { previewRemoveMember } from "@/lib/members/preview-remove";
import type { removeMember } from "@/lib/members/remove";
import type { withdrawInvitation } from "@/lib/members/withdraw-invitation";

type ActionOf<Operation extends { input: z.ZodType; output: z.ZodType }> = (
  organizationId: string,
  input: z.input<Operation["input"]>,
) => Promise<ActionOutcome<z.output<Operation["output"]>>>;

/** The server actions of the members page. */
export type PeopleActions = {
  invite: ActionOf<typeof inviteMembers>;
  changeRole: ActionOf<typeof changeRole>;
  previewRemove: ActionOf<typeof previewRemoveMember>;
  remove: ActionOf<typeof removeMember>;
  withdraw: ActionOf<typeof withdrawInvitation>;
};
