import type { World } from "@/lib/providers/provider";

/** The world that a row names. */
export const toWorldName = (world: string): World => (world === "sandbox" ? "sandbox" : "real");
