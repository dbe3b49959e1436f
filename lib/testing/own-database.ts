import { randomBytes } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll } from "vitest";
import { template } from "@/prisma/test-template";
import { assertCredits } from "./assert-credits";

type OwnDatabase = { create: () => Promise<void>; leave: () => void };

/** Points this process at a database that is yet to be created. */
function turnToOwnDatabase(): OwnDatabase {
  const name = `alfe_${randomBytes(6).toString("hex")}`;
  const urls = ["ALFE_TEST_OWNER_DATABASE_URL", "ALFE_APP_DATABASE_URL", "ALFE_JOBS_DATABASE_URL"];
  const before = new Map(urls.map((variable) => [variable, process.env[variable] ?? ""]));
  const owner = async (sql: string) => {
    const url = new URL(before.get("ALFE_TEST_OWNER_DATABASE_URL") ?? "");
    url.pathname = "/postgres";
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  for (const [variable, value] of before) {
    const url = new URL(value);
    url.pathname = `/${name}`;
    process.env[variable] = url.href;
  }
  process.env.ALFE_TEST_OWN_DATABASE = "1";
  return {
    create: async () => {
      await owner(`create database ${name} template ${template}`);
      // What a role may do with a database as a whole is not copied with it.
      await owner(`grant create on database ${name} to alfe_jobs`);
    },
    leave: () => {
      for (const [variable, value] of before) process.env[variable] = value;
      delete process.env.ALFE_TEST_OWN_DATABASE;
    },
  };
}

/**
 * Gives the tests of this file a database of their own, with a queue of its own. To be called before
 * anything reads the environment: at the top of the file, outside of tests.
 */
export function useOwnDatabase(): void {
  const { create, leave } = turnToOwnDatabase();
  const ownerUrl = process.env.ALFE_TEST_OWNER_DATABASE_URL ?? "";
  beforeAll(create);
  afterAll(async () => {
    leave();
    await assertCredits(ownerUrl);
  });
}

/** The same for what is called in a file's set-up. Does nothing where the file has one. Returns the end of it. */
export async function openOwnDatabase(): Promise<() => void> {
  if (process.env.ALFE_TEST_OWN_DATABASE === "1") return () => undefined;
  const { create, leave } = turnToOwnDatabase();
  await create();
  return leave;
}
