/** Next.js calls this once when the server starts. */
export async function register(): Promise<void> {
  // Read as it stands here, so that the bundle for other runtimes leaves out the rest.
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startServerWorker } = await import("@/lib/jobs/server-worker");
  startServerWorker();
}
