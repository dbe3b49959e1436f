import pg from "pg";

type Wrong = { organization: string; what: string; expected: string; found: string };

/** The organizations of the test database, asked as its owner. */
async function asOwner<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return work(client).finally(() => client.end());
}

/** Ids of all organizations of a database. */
export const listOrganizationIds = (ownerUrl: string): Promise<string[]> =>
  asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      "select distinct organization::text as id from organization_directory",
    );
    return rows.map(({ id }) => id);
  });

/**
 * Throws unless every organization's balance, holds, budgets and allowances are what its entries say. `known` are
 * not looked at again.
 */
export async function assertCredits(
  ownerUrl: string,
  known: readonly string[] = [],
): Promise<void> {
  const wrong = await asOwner(ownerUrl, async (client) => {
    // The owner, too, sees only the organization that it names: one after the other.
    const { rows } = await client.query<Wrong>(
      `select d.id as organization, c.what, c.expected::text, c.found::text
      from (select distinct organization as id from organization_directory where organization <> all ($1)) d
        cross join lateral (select set_config('alfe.organization_id', d.id::text, true)::uuid as id offset 0) named
        cross join lateral credit_check(named.id) c`,
      [known],
    );
    return rows;
  });
  if (wrong.length > 0) throw new Error(`Credits do not add up: ${JSON.stringify(wrong, null, 2)}`);
}
