import type { KeyContext } from "./master-key";

/** The row of the table server_key. */
export const serverKeyId = "server";

export const serverKeyContext: KeyContext = { purpose: "server key" };
