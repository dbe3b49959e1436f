import { setTimeout as sleep } from "node:timers/promises";
import { runProgram } from "./program";
import { Refusal } from "./refusal";
import { runningServer, sandboxOf } from "./serve/run-record";
import { signalled } from "./signalled";

/** How long the jobs that run may take when we stop; what takes longer goes on in another worker. */
const graceMs = 30_000;

/** `npm run worker`: works the queue off in a process of its own, beside the server's and any others. */
await runProgram(async ({ sandbox, dataDir }) => {
  if (sandbox && !sandboxOf(runningServer(dataDir)))
    throw new Refusal(
      "The provider sandbox is on and does not run: start the server first, with npm start.",
    );
  const stopped = signalled();
  const { startBackground } = await import("@/lib/jobs/background");
  const background = await startBackground();
  console.log("Background work is done here. Ctrl-C stops it.");
  await stopped;
  console.log("Stopping: what has begun is ended …");
  await Promise.race([background.stop(), sleep(graceMs, undefined, { ref: false })]);
});
