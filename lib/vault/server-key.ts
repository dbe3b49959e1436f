import "server-only";
import { hkdfSync } from "node:crypto";
import { wrappingKey } from "./master-keys";

/** A key for one purpose of the whole server; knowing it tells nothing about any other. */
export function serverKeyFor(purpose: string): Promise<Buffer> {
  const { bytes } = wrappingKey();
  if (!bytes) throw new Error("There is no server key");
  return Promise.resolve(Buffer.from(hkdfSync("sha256", bytes, "", `alfe ${purpose}`, 32)));
}
