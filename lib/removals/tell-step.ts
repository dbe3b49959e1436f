import { announceSoon } from "@/lib/changes/announce-soon";

/** After a commit: whoever looks at a receipt sees its steps as they are now. */
export const tellStep = (organizationId: string, { nodeId }: { nodeId: string }): void =>
  announceSoon(organizationId, [nodeId], "removal_step");
