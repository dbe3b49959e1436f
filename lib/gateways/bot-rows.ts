import "server-only";
import { z } from "zod";
import { callFunction } from "@/lib/db";
import type { GatewaySession } from "@/lib/providers/channel";

/** A bot that a process holds, and which of its sessions' counts that is. */
export type BotKey = { connectionId: string; version: number };

export type BotRow = BotKey & {
  organizationId: string;
  session: GatewaySession | null;
  failures: number;
};

const Turn = z.object({
  bots: z.coerce.number(),
  workers: z.coerce.number(),
  held: z.array(z.object({ connectionId: z.string(), version: z.number() })),
});
export type Turn = z.output<typeof Turn>;

type Lease = { worker: string; leaseMs: number };

/**
 * Shows that a worker lives and prolongs what it holds. Returns what that is, and how many share how
 * many bots. All times are the database's own, so that clocks need not agree.
 */
export async function takeTurn({ worker, leaseMs }: Lease): Promise<Turn> {
  const [row] = await callFunction({
    name: "gateway_turn",
    text: `
      with me as (
        insert into gateway_worker (id, seen_at) values ($1, now())
        on conflict (id) do update set seen_at = now()
      ), dead as (
        delete from gateway_worker where seen_at < now() - interval '1 hour'
      ), held as (
        update gateway_bot set held_until = now() + $2 * interval '1 millisecond' where holder = $1
        returning connection_id, version
      )
      select
        (select count(*) from gateway_bot where retry_at is null or retry_at <= now() or held_until > now()) as bots,
        (select count(*) from gateway_worker where id <> $1 and seen_at > now() - $2 * interval '1 millisecond') + 1 as workers,
        (select coalesce(json_agg(json_build_object('connectionId', connection_id, 'version', version)), '[]') from held) as held`,
    values: [worker, leaseMs],
  });
  return Turn.parse(row);
}

/** Says that a worker shares no more. */
export const leaveTurns = async (worker: string): Promise<void> => {
  await callFunction({
    name: "gateway_leave",
    text: "delete from gateway_worker where id = $1",
    values: [worker],
  });
};

type Claimed = {
  connection_id: string;
  organization: string;
  version: number;
  session_id: string | null;
  resume_url: string | null;
  sequence: number | null;
  failures: number;
};

/** Takes bots that nobody holds (any more) and that may be tried now. */
export async function claimBots({ worker, leaseMs }: Lease, most: number): Promise<BotRow[]> {
  const rows = await callFunction<Claimed>({
    name: "gateway_claim",
    text: `
      update gateway_bot set holder = $1, held_until = now() + $2 * interval '1 millisecond'
      where connection_id in (
        select connection_id from gateway_bot
        where (holder is null or held_until < now()) and (retry_at is null or retry_at <= now())
        order by connected_at nulls first, connection_id limit $3 for update skip locked)
      returning connection_id, organization, version, session_id, resume_url, sequence, failures`,
    values: [worker, leaseMs, most],
  });
  return rows.map((row) => ({
    connectionId: row.connection_id,
    organizationId: row.organization,
    version: row.version,
    failures: row.failures,
    session:
      row.session_id === null || row.resume_url === null || row.sequence === null
        ? null
        : { id: row.session_id, resumeUrl: row.resume_url, sequence: row.sequence },
  }));
}

type Held = BotKey & { worker: string };

/** Lets others have a bot, at once or after a while. */
export const releaseBot = async (
  { connectionId, version, worker }: Held,
  retryInMs = 0,
): Promise<void> => {
  await callFunction({
    name: "gateway_release",
    text: `
      update gateway_bot set holder = null, held_until = null,
        retry_at = case when $4 > 0 then now() + $4 * interval '1 millisecond' end
      where connection_id = $1 and version = $2 and holder = $3`,
    values: [connectionId, version, worker, retryInMs],
  });
};

/** Notes how far a session's messages are stored; null where it is over. Nobody else's is touched. */
export const noteSession = async (
  { connectionId, version, worker }: Held,
  session: GatewaySession | null,
): Promise<void> => {
  await callFunction({
    name: "gateway_note",
    text: `
      update gateway_bot set session_id = $4, resume_url = $5, sequence = $6
      where connection_id = $1 and version = $2 and holder = $3`,
    values: [
      connectionId,
      version,
      worker,
      session?.id ?? null,
      session?.resumeUrl ?? null,
      session?.sequence ?? null,
    ],
  });
};

/** Notes how often in a row the connection failed; not at all: it works now. */
export const noteConnected = async (
  { connectionId, version, worker }: Held,
  failures: number,
): Promise<void> => {
  await callFunction({
    name: "gateway_connected",
    text: `
      update gateway_bot set failures = $4, retry_at = null,
        connected_at = case when $4 = 0 then now() else connected_at end
      where connection_id = $1 and version = $2 and holder = $3`,
    values: [connectionId, version, worker, failures],
  });
};

/** Forgets a bot whose connection ended. */
export const forgetBot = async ({ connectionId, version, worker }: Held): Promise<void> => {
  await callFunction({
    name: "gateway_forget",
    text: "delete from gateway_bot where connection_id = $1 and version = $2 and holder = $3",
    values: [connectionId, version, worker],
  });
};
