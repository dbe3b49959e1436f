import { startDashboard } from "../../bin/dashboard";
import { waitUntilServing } from "../../bin/child";
import { freePort } from "../../bin/free-port";
import { startBenchChild } from "../child";

export type Server = { name: string; origin: string; stop: () => Promise<void> };

/** The three that are measured, each in a process of its own, on one database. */
export async function startServers(env: NodeJS.ProcessEnv): Promise<Server[]> {
  const servers: Server[] = [];
  try {
    for (const [name, program] of [
      ["bare node:http + pg", "api/bare-server"],
      ["gateway", "api/gateway-server"],
    ] as const) {
      const { told, stop } = await startBenchChild(program, env);
      servers.push({ name, origin: `http://127.0.0.1:${String(told)}`, stop });
    }
    servers.push(await startNext(env));
    return servers;
  } catch (error) {
    await Promise.all(servers.map(({ stop }) => stop()));
    throw error;
  }
}

async function startNext(env: NodeJS.ProcessEnv): Promise<Server> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${String(port)}`;
  let output = "";
  const next = startDashboard({
    host: "127.0.0.1",
    port,
    env: { ...env, PORT: String(port), ALFE_URL: origin, NEXTAUTH_URL: origin },
    onOutput: (text) => (output += text),
  });
  const stop = () => next.stop(0);
  await waitUntilServing(next, `${origin}/api/health`, () => output).catch(
    async (error: unknown) => {
      await stop();
      throw error;
    },
  );
  return { name: "Next.js", origin, stop };
}
