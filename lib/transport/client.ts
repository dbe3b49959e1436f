/** What the server knows of a request beside what it says itself. */
export type Client = {
  /** The network address that it came from. */
  address: string;
  /** Finds the request in the log, and in audit and tool calls. Ours, whatever the client sent. */
  requestId: string;
};
