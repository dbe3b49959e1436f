import { cleanUp } from "@/lib/removals/run";
import type { Task } from "../task";

/** Goes on with the clean-up of a removal. */
export const runRemoval: Task<"run_removal"> = ({ organizationId, removalId }) =>
  cleanUp(organizationId, removalId);
