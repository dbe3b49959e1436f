import { randomUUID } from "node:crypto";
import { createOrganization } from "@/lib/account/create-organization";
import { inOrganization, type Tx } from "@/lib/db";
import { mintKey } from "@/lib/keys/token";
import { sealCredential } from "@/lib/connections/credential";
import { Secret } from "@/lib/vault/secret";
import { hashToken } from "@/lib/vault/token";

/** How many agents stand below one project, and projects below one team. */
const perProject = 10;
const perTeam = 10;
const atOnce = 10_000;

const credential = new Secret({ accessToken: "gho_sandbox_of_the_benchmark" });

// A process of its own, as the program's modules know one database. Tells the keys of the agents.
const [agents = 0] = process.argv.slice(2).map(Number);
process.send?.(await fill(agents));

/**
 * One organization with so many agents, each with a key and something of its own, and everything that
 * an agent inherits: integrations and accounts at each level, a block, policies.
 */
async function fill(agents: number): Promise<string[]> {
  const { id: org } = await createOrganization({ kind: "system" }, { name: "bench" });
  const projects = Math.ceil(agents / perProject);
  await inOrganization(org, (tx) => growTree(tx, org, projects));
  await inOrganization(org, (tx) => equip(tx, org));
  const keys: string[] = [];
  for (let made = 0; made < agents; made += atOnce) {
    const some = Array.from(
      { length: Math.min(atOnce, agents - made) },
      () => mintKey("agent", org).token,
    );
    await inOrganization(org, (tx) => addAgents(tx, org, made, some));
    keys.push(...some);
  }
  await inOrganization(
    org,
    (tx) => tx.$executeRaw`
      insert into installation (organization_id, id, node_id, integration)
      select ${org}::uuid, gen_random_uuid(), id, 'web-fetch' from node
      where organization_id = ${org}::uuid and kind = 'agent'`,
  );
  return keys;
}

async function growTree(tx: Tx, org: string, projects: number): Promise<void> {
  await tx.$executeRaw`
    insert into node (organization_id, id, kind, parent_id, parent_kind, name, slug)
    select ${org}::uuid, gen_random_uuid(), 'team', ${org}::uuid, 'organization', 'Team ' || t, 'team-' || t
    from generate_series(1, ${Math.ceil(projects / perTeam)}::int) t`;
  await tx.$executeRaw`
    insert into node (organization_id, id, kind, parent_id, parent_kind, name, slug)
    select ${org}::uuid, gen_random_uuid(), 'project', team.id, 'team', 'Project ' || p, 'project-' || p
    from generate_series(1, ${projects}::int) p
    join node team on team.organization_id = ${org}::uuid and team.slug = 'team-' || ((p - 1) / ${perTeam}::int + 1)`;
}

/** What the agents inherit. */
async function equip(tx: Tx, org: string): Promise<void> {
  const id = randomUUID();
  const account = { organizationId: org, nodeId: org, world: "sandbox", isDefault: true };
  await tx.connection.createMany({
    data: [
      {
        ...account,
        id,
        provider: "github",
        accountId: "1",
        accountName: "octocat",
        requestedScopes: ["repo", "read:org", "workflow"],
        grantedScopes: ["repo", "read:org", "workflow"],
        credential: await sealCredential(tx, credential, { organizationId: org, id }, 1),
        checkedAt: new Date(),
      },
      {
        ...account,
        provider: "slack",
        accountId: "T1",
        accountName: "Acme",
        requestedScopes: [],
        grantedScopes: [],
        credential: "sealed elsewhere",
      },
    ],
  });
  await tx.policy.createMany({
    data: [
      {
        organizationId: org,
        nodeId: org,
        scope: "all",
        target: "",
        effect: "destructive",
        value: "ask",
      },
      {
        organizationId: org,
        nodeId: org,
        scope: "integration",
        target: "slack",
        effect: "write",
        value: "ask",
      },
    ],
  });
  await tx.$executeRaw`
    insert into installation (organization_id, id, node_id, integration)
    select ${org}::uuid, gen_random_uuid(), n.id, i.integration
    from (values ('organization', 'github'), ('organization', 'slack'), ('team', 'linear'), ('project', 'notion'))
      as i (kind, integration)
    join node n on n.organization_id = ${org}::uuid and n.kind::text = i.kind`;
}

/** Agents and their keys; the hashes stand in the order of the agents. */
async function addAgents(
  tx: Tx,
  org: string,
  made: number,
  keys: readonly string[],
): Promise<void> {
  const hashes = keys.map((key) => Buffer.from(hashToken(key)).toString("hex"));
  await tx.$executeRaw`
    with agent as (
      insert into node (organization_id, id, kind, parent_id, parent_kind, name, slug)
      select ${org}::uuid, gen_random_uuid(), 'agent', project.id, 'project', 'agent ' || a, 'agent-' || a
      from generate_series(${made + 1}::int, ${made + keys.length}::int) a
      join node project on project.organization_id = ${org}::uuid
        and project.slug = 'project-' || ((a - 1) / ${perProject}::int + 1)
      returning id, slug
    )
    insert into agent_key (organization_id, id, node_id, name, prefix, hash, expires_at)
    select ${org}::uuid, gen_random_uuid(), agent.id, 'bench', 'alfe_ag_', decode(given.hash, 'hex'), now() + interval '30 days'
    from unnest(${hashes}::text[]) with ordinality as given (hash, n)
    join agent on agent.slug = 'agent-' || (${made}::int + n)`;
}
