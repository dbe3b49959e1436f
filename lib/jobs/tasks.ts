import type { TaskName } from "./payloads";
import type { Task } from "./task";

/** What a worker can do. Domain code knows none of it: it enqueues by name. */
export const tasks: { readonly [Name in TaskName]?: Task<Name> } = {};
