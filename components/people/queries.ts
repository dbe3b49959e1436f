import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import { getJson } from "@/components/get-json";
import { live } from "@/components/live-query";
import type { listMembers } from "@/lib/members/list";

export type MembersOfNode = z.output<typeof listMembers.output>;
export type Member = MembersOfNode["members"][number];
export type OpenInvitation = MembersOfNode["invitations"][number];

const everyMs = 10_000;

/** Who has which role at a node, and who is invited. */
export const membersQuery = (organizationId: string, nodeId: string) =>
  queryOptions({
    queryKey: ["nodes", nodeId, "members"],
    ...live(["members"], everyMs),
    queryFn: ({ signal }) =>
      getJson<MembersOfNode>(
        `/api/v1/nodes/${nodeId}/members?organization=${organizationId}`,
        signal,
      ),
  });
