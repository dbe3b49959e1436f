import type { WorkerEvents } from "graphile-worker";

/** What a worker is doing, by its own account. */
export type Running = { workerId: string; ids: ReadonlySet<string> };

/** How long noting the end of a job in the database may take. */
const endingMs = 10_000;

/** Keeps account of the jobs that run, and of those that have just ended. */
export function runningJobs(events: WorkerEvents): Running {
  const ids = new Set<string>();
  const running = { workerId: "", ids };
  events.on("pool:create", ({ workerPool }) => {
    running.workerId = workerPool.id;
  });
  events.on("job:start", ({ job }) => ids.add(job.id));
  events.on("job:complete", ({ job }) => {
    setTimeout(() => ids.delete(job.id), endingMs).unref();
  });
  return running;
}
