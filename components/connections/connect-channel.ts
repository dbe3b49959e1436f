const name = "alfe-connect";

/** Tells the windows of this browser that an attempt has got somewhere. */
export function tellAttempt(attemptId: string): void {
  const channel = new BroadcastChannel(name);
  channel.postMessage({ attemptId });
  channel.close();
}

/** Calls back when another window says that an attempt has got somewhere. Returns how to stop. */
export function hearAttempts(onAttempt: (attemptId: string) => void): () => void {
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data !== "object" || data === null || !("attemptId" in data)) return;
    if (typeof data.attemptId === "string") onAttempt(data.attemptId);
  };
  return () => channel.close();
}
