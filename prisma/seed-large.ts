import { createOrganization } from "@/lib/account/create-organization";
import { findOrganization } from "@/lib/account/find-organization";
import { inOrganization } from "@/lib/db";
import { AppError } from "@/lib/errors";

const teams = 100;
const projectsPerTeam = 10;
const agentsPerProject = 10;

/** Makes the organization `large`, owned by the owners of `acme`. Refuses to make it twice. */
export async function seedLarge(): Promise<{ slug: string; nodes: number }> {
  const acme = await findOrganization("acme");
  if (!acme)
    throw new AppError("not_found", "There is no organization acme. Start the demo once first.");
  if (await findOrganization("large"))
    throw new AppError("conflict", "The organization large exists already.");
  const owners = await inOrganization(acme, (tx) =>
    tx.membership.findMany({
      where: { organizationId: acme, nodeId: acme, role: "owner" },
      select: { userId: true },
    }),
  );
  const { id: organizationId, slug } = await createOrganization(
    { kind: "system" },
    { name: "large", slug: "large" },
  );
  const nodes = await inOrganization(organizationId, async (tx) => {
    await tx.membership.createMany({
      data: owners.map(({ userId }) => ({
        organizationId,
        nodeId: organizationId,
        userId,
        role: "owner" as const,
      })),
    });
    return tx.$executeRaw`
      with team as materialized (
        select gen_random_uuid() as id, t from generate_series(1, ${teams}::int) t
      ), project as materialized (
        select gen_random_uuid() as id, team.id as parent_id, t, p
        from team cross join generate_series(1, ${projectsPerTeam}::int) p
      ), agent as materialized (
        select gen_random_uuid() as id, project.id as parent_id, t, p, a
        from project cross join generate_series(1, ${agentsPerProject}::int) a
      )
      insert into node (organization_id, id, kind, parent_id, parent_kind, name, slug)
      select ${organizationId}::uuid, id, 'team'::node_kind, ${organizationId}::uuid, 'organization'::node_kind,
        'Team ' || t, 'team-' || t from team
      union all
      select ${organizationId}::uuid, id, 'project', parent_id, 'team', 'Project ' || t || '.' || p,
        'project-' || t || '-' || p from project
      union all
      select ${organizationId}::uuid, id, 'agent', parent_id, 'project', 'agent ' || t || '.' || p || '.' || a,
        'agent-' || t || '-' || p || '-' || a from agent`;
  });
  return { slug, nodes: nodes + 1 };
}
