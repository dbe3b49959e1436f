import { startWorker, type Worker, type WorkerOptions } from "@/lib/jobs/worker";

/**
 * Works the queue off in the test's own process, as in production, but without sweeping. It would take
 * jobs of other files' tests too, which may run against another sandbox: `useOwnDatabase` first.
 */
export async function startTestWorker(options?: WorkerOptions): Promise<Worker> {
  if (process.env.ALFE_TEST_OWN_DATABASE !== "1")
    throw new Error(
      "A test with a worker takes a database of its own: call useOwnDatabase() first",
    );
  return startWorker({ sweeps: false, ...options });
}
