import { loadGateway } from "./load-gateway";
import { runProgram } from "./program";
import { Refusal } from "./refusal";
import { requirePort } from "./serve/port";
import { runningServer, sandboxOf } from "./serve/run-record";
import { signalled } from "./signalled";

/** Unless PORT says otherwise; the dashboard has another one. */
const defaultPort = 3100;

/** How long open requests may take when we stop. */
const graceMs = 10_000;

/** `npm run gateway`: serves REST, MCP and events without Next.js, beside the server and any others. */
await runProgram(async ({ sandbox, dataDir, host, port: dashboardPort }) => {
  const port = process.env.PORT ? dashboardPort : defaultPort;
  if (sandbox && !sandboxOf(runningServer(dataDir)))
    throw new Refusal(
      "The provider sandbox is on and does not run: start the server first, with npm start.",
    );
  await requirePort("PORT", host, port);
  const stopped = signalled();
  const { startGateway } = await loadGateway();
  const gateway = await startGateway({ host, port });
  console.log(`REST and MCP are served at http://127.0.0.1:${String(port)}. Ctrl-C stops it.`);
  await stopped;
  console.log("Stopping: what has begun is ended …");
  await gateway.stop(graceMs);
});
