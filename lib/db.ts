import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { z } from "zod";
import { type Prisma, PrismaClient } from "@/prisma/generated/client";
import { env } from "./env";
import { AppError } from "./errors";

/** A transaction confined to one organization. */
export type Tx = Omit<
  Prisma.TransactionClient,
  | "user"
  | "session"
  | "passwordReset"
  | "setupCode"
  | "deviceAuthorization"
  | "gatewayBot"
  | "gatewayWorker"
>;

/** The tables that belong to people and to the server, not to an organization. */
export type Directory = Pick<
  Prisma.TransactionClient,
  | "user"
  | "session"
  | "passwordReset"
  | "setupCode"
  | "rateLimit"
  | "organizationDirectory"
  | "outsideAccount"
  | "serverKey"
  | "deviceAuthorization"
  | "gatewayBot"
>;

const store = globalThis as { alfePrisma?: PrismaClient };

/** One client per process, also across reloads in development. */
function client(): PrismaClient {
  store.alfePrisma ??= new PrismaClient({
    adapter: new PrismaPg({
      connectionString: env().ALFE_APP_DATABASE_URL,
      max: 10,
      connectionTimeoutMillis: 5_000,
    }),
    transactionOptions: { maxWait: 5_000, timeout: 10_000 },
  });
  return store.alfePrisma;
}

/** Reads and writes the tables that stand outside of organizations. */
export const directory = (): Directory => client();

/** Several changes of people's own tables in one transaction. */
export const inDirectory = <T>(change: (tx: Directory) => Promise<T>): Promise<T> =>
  client().$transaction(change).catch(rethrow);

/**
 * Runs `work` in one transaction in which only the organization's rows exist. The setting is local
 * to the transaction: set for the connection it would leak to its next user.
 */
export function inOrganization<T>(
  organizationId: string,
  work: (tx: Tx & Directory) => Promise<T>,
): Promise<T> {
  return client()
    .$transaction(async (tx) => {
      await tx.$queryRaw`select set_config('alfe.organization_id', ${organizationId}, true)`;
      return work(tx);
    })
    .catch(rethrow);
}

/** The organizations in which a person holds any role: the only question that crosses organizations. */
export async function organizationsOf(userId: string): Promise<string[]> {
  const rows = await client()
    .$transaction(async (tx) => {
      await tx.$queryRaw`select set_config('alfe.user_id', ${userId}, true)`;
      return tx.membership.findMany({
        where: { userId },
        select: { organizationId: true },
        distinct: ["organizationId"],
      });
    })
    .catch(rethrow);
  return rows.map((row) => row.organizationId);
}

const pools = globalThis as { alfePool?: pg.Pool };

/** Plain connections, for the few statements that have to be fast. */
function pool(): pg.Pool {
  if (pools.alfePool) return pools.alfePool;
  const created = new pg.Pool({
    connectionString: env().ALFE_APP_DATABASE_URL,
    max: 10,
    connectionTimeoutMillis: 5_000,
    allowExitOnIdle: true,
  });
  // A lost connection that nobody was using is replaced at the next use.
  created.on("error", () => undefined);
  return (pools.alfePool = created);
}

/**
 * Runs one prepared statement, which is a transaction of its own: a function of the database that
 * confines itself to its organization first. For hot paths only; everything else is an operation's `tx`.
 */
export async function callFunction<Row extends pg.QueryResultRow>(statement: {
  /** Unique for its text: under it the database keeps the plan. */
  name: string;
  text: string;
  values: unknown[];
}): Promise<Row[]> {
  try {
    return (await pool().query<Row>(statement)).rows;
  } catch (cause) {
    throw translated(cause);
  }
}

/** Whether the database answers. */
export const pingDatabase = async (): Promise<void> => {
  await client().$queryRaw`select 1`;
};

const code = (cause: unknown): string | undefined =>
  cause instanceof Error && "code" in cause && typeof cause.code === "string"
    ? cause.code
    : undefined;

/** What PostgreSQL says when it gave up waiting: deadlock, serialization, lock and statement time-outs. */
const passing = ["40P01", "40001", "55P03", "57014"];

const Reported = z.object({
  meta: z.object({
    driverAdapterError: z.object({ cause: z.object({ originalCode: z.string() }) }),
  }),
});

/** The SQLSTATE that Prisma's driver adapter reports with an error. */
const sqlState = (cause: unknown): string | undefined =>
  Reported.safeParse(cause).data?.meta.driverAdapterError.cause.originalCode;

/** A full pool or a lost database is not the caller's fault and will pass. */
function rethrow(cause: unknown): never {
  throw translated(cause);
}

function translated(cause: unknown): unknown {
  const text = cause instanceof Error ? cause.message : "";
  const busy = code(cause) === "P2028" || text.includes("timeout exceeded when trying to connect");
  const lost = ["P1001", "P1008", "P1017", "ECONNREFUSED"].includes(code(cause) ?? "");
  const waited = passing.includes(sqlState(cause) ?? code(cause) ?? "");
  if (busy || lost || waited)
    return new AppError("unavailable", "The server is busy. Try again in a moment.", {
      cause,
      retryAfterSeconds: 2,
    });
  return cause;
}

const rethrowAs =
  (prismaCode: string) =>
  (error: AppError) =>
  (cause: unknown): never => {
    throw code(cause) === prismaCode ? error : cause;
  };

/** For `.catch`: throws `error` if the database refused a duplicate, and the original failure otherwise. */
export const onDuplicate = rethrowAs("P2002");

/** For `.catch`: throws `error` if there was no such row, and the original failure otherwise. */
export const onMissing = rethrowAs("P2025");
