import type { Tasks } from "./task";

/** What a worker can do. Domain code knows none of it: it enqueues by name. */
export const tasks: Tasks = {};
