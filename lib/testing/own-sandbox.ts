import { inOrganization } from "@/lib/db";
import { startSandbox } from "@/sandbox/server";
import { startApiServer } from "./api-server";
import { openOwnDatabase } from "./own-database";

type Grant = { id: string; account: string; scopes: string[]; revoked: boolean; tokens: number };
type Logged = { method: string; host: string; path: string; status: number };

/** A provider sandbox of one test file's own, so that the faults it orders hit nobody else. */
export type OwnSandbox = {
  control: (method: string, path: string, body?: object) => Promise<unknown>;
  grants: (provider: string) => Promise<Grant[]>;
  /** Requests to a path of a host, since the last `forget`. */
  requests: (host: string, path: string) => Promise<Logged[]>;
  count: () => Promise<number>;
  /** Forgets faults, grants and requests. */
  reset: () => Promise<void>;
  /** The address at which it plays a page of a provider. */
  play: (page: string) => string;
  close: () => Promise<void>;
};

/** The same beside a server of our API, to which it sends what happens on channels. */
export async function startOwnPlatforms(): Promise<OwnSandbox> {
  const server = await startApiServer();
  process.env.ALFE_URL = server.url;
  const sandbox = await startOwnSandbox();
  return {
    ...sandbox,
    close: async () => {
      await sandbox.close();
      await server.close();
    },
  };
}

/** Starts it and makes it the sandbox of this process. Call it before anything reads the environment. */
export async function startOwnSandbox(): Promise<OwnSandbox> {
  const redirectOrigin = process.env.ALFE_URL ?? "";
  const { url, close } = await startSandbox({ port: 0, redirectOrigin });
  process.env.ALFE_SANDBOX = "1";
  process.env.ALFE_SANDBOX_URL = url;
  // Every sandbox has the same accounts, and which of them are in use is known to the whole database.
  const leaveDatabase = await openOwnDatabase();
  const control = async (method: string, path: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${url}/_sandbox${path}`, {
      method,
      headers: { "x-alfe-sandbox": "1" },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`The sandbox refused ${method} ${path}: ${text}`);
    return text === "" ? undefined : (JSON.parse(text) as unknown);
  };
  const log = async () => (await control("GET", "/requests")) as { count: number; last: Logged[] };
  return {
    control,
    close: async () => {
      leaveDatabase();
      await close();
    },
    grants: async (provider) => (await control("GET", `/grants?provider=${provider}`)) as Grant[],
    requests: async (host, path) =>
      (await log()).last.filter((each) => each.host === host && each.path === path),
    count: async () => (await log()).count,
    reset: async () => {
      await control("POST", "/reset");
    },
    play: (page) => {
      const { host, pathname, search } = new URL(page);
      return `${url}/${host}${pathname}${search}`;
    },
  };
}

/** Lets go of the outside accounts of a test that is over, so that the next one is alone with them. */
export const forgetOutsideAccounts = (organizationId: string): Promise<void> =>
  inOrganization(organizationId, async (tx) => {
    const own = { where: { organizationId }, select: { id: true } } as const;
    const rows = [
      ...(await tx.connection.findMany(own)),
      ...(await tx.connectAttempt.findMany(own)),
    ];
    await tx.outsideAccount.deleteMany({
      where: { connectionId: { in: rows.map(({ id }) => id) } },
    });
  });
