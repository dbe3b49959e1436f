import { type Login, readLogins } from "./credentials-file";
import { Failure } from "./failure";

/** Which server is spoken to, and as whom. */
export type Principal = {
  origin: string;
  /** Null before signing in. */
  token: string | null;
  /** An agent's key acts as that agent; a token as its person. */
  kind: "agent" | "person";
  /** What `alfe login` noted; null where the token comes from the environment. */
  login: Login | null;
};

const localServer = "http://localhost:3000";

/** From the environment (`ALFE_URL`, `ALFE_TOKEN`, `ALFE_KEY`), else from `alfe login`. */
export function findPrincipal(url: string | undefined): Principal {
  const { ALFE_URL: address = "", ALFE_TOKEN: token = "", ALFE_KEY: key = "" } = process.env;
  const logins = readLogins();
  const origin = toOrigin(url ?? (address === "" ? (logins.current ?? localServer) : address));
  if (token !== "" && key !== "")
    throw new Failure("usage", "ALFE_TOKEN and ALFE_KEY are both set.", {
      hint: "Set ALFE_TOKEN to act as yourself, or ALFE_KEY to act as an agent.",
    });
  if (key !== "") return { origin, token: key, kind: "agent", login: null };
  if (token !== "") return { origin, token, kind: "person", login: null };
  const login = logins.servers[origin] ?? null;
  return { origin, token: login?.token ?? null, kind: "person", login };
}

function toOrigin(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !/^https?:$/.test(parsed.protocol))
    throw new Failure("usage", `"${url}" is not the address of a server.`, {
      hint: "Give it like https://integrations.example.com, with --url or ALFE_URL.",
    });
  return parsed.origin;
}

/** Whether a token sent there could be read on its way. */
export const isReadable = (origin: string): boolean => {
  const { protocol, hostname } = new URL(origin);
  return protocol === "http:" && !/^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname);
};
