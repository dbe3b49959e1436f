import { directory } from "@/lib/db";
import { isEmptyServer } from "./is-empty-server";

/** Whether this server still waits for its first owner. */
export const needsSetup = (): Promise<boolean> => isEmptyServer(directory());
