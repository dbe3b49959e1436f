import { publicOrigin } from "@/lib/env";

/** An address for a person, wherever they get it from. */
export const toLink = (path: string): string => new URL(path, publicOrigin()).href;
