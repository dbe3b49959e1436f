import net from "node:net";
import { freePort } from "../free-port";
import { Refusal } from "../refusal";

/** Refuses early, before anything slow is done, where Next.js could not listen. */
export async function requirePort(name: string, host: string, port: number): Promise<void> {
  const problem = await tryPort(host, port);
  if (problem === undefined) return;
  throw new Refusal(
    problem === "EADDRINUSE"
      ? `Port ${String(port)} is taken: end what uses it, or choose another with ${name}.`
      : `Port ${String(port)} cannot be used (${problem}): choose another with ${name}.`,
  );
}

/** The port asked for, else the preferred one, else any. */
export async function sandboxPort(wanted: number | undefined, preferred: number): Promise<number> {
  const host = "127.0.0.1";
  if (wanted !== undefined) {
    await requirePort("ALFE_SANDBOX_PORT", host, wanted);
    return wanted;
  }
  const usable = preferred < 65_536 && (await tryPort(host, preferred)) === undefined;
  return usable ? preferred : freePort();
}

/** Listens for a moment; returns the error's code where that is refused. */
function tryPort(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.on("error", (error) => resolve("code" in error ? String(error.code) : error.message));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
