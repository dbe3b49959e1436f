import { startWorker } from "@/lib/jobs/worker";

// A process that tests kill: a worker with one slot, whose task says that it has begun and never ends.
await startWorker({
  concurrency: 1,
  sweeps: false,
  tasks: {
    probe_connection: () => {
      console.log("begun");
      return new Promise((resolve) => setTimeout(resolve, 3_600_000));
    },
  },
});
