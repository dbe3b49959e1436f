// Preloaded into our processes: when the process that started this one is gone, however it ended,
// this one ends as if asked to.
if (process.channel) {
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
  // Listening must not keep a process alive that has finished its work.
  process.channel.unref();
}
