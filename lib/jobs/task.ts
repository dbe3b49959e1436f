import type { Payload, TaskName } from "./payloads";

/** Does a task. What it throws is tried again later, so that every part of it may happen twice. */
export type Task<Name extends TaskName> = (
  payload: Payload<Name>,
  context: {
    /** 1 the first time. */
    attempt: number;
  },
) => Promise<void>;

export type Tasks = { readonly [Name in TaskName]?: Task<Name> };
