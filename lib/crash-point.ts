import { writeSync } from "node:fs";
import { crashAt } from "./env";

/**
 * Where a process can be made to die, to prove that what it was doing is finished or told after a
 * restart. The part before the colon is the piece of work, the part after it the moment.
 */
export const crashPoints = [
  "refresh:before_request",
  "refresh:after_answer",
  "refresh:after_store",
  "removal:before_step",
  "removal:after_provider",
  "removal:after_step",
  "removal:before_destroy",
  "removal:after_destroy",
  "finish:after_answer",
  "finish:after_tokens_stored",
  "finish:before_commit",
  "number:before_order",
  "number:after_order",
  "number:before_save",
  "number:after_save",
  "make:before_asking",
  "make:before_request",
  "make:after_answer",
  "make:after_store",
  "make:before_sending",
  "gateway:before_note",
  "payment:before_commit",
  "payment:after_commit",
  "approval:after_claim",
  "approval:before_send",
  "approval:after_call",
] as const;

export type CrashPoint = (typeof crashPoints)[number];

/**
 * Ends the process as a power failure would, where ALFE_CRASH_AT names this point: nothing is caught,
 * flushed or released. Does nothing in production.
 */
export function crashPoint(name: CrashPoint): void {
  if (crashAt() !== name) return;
  writeSync(2, `crash point ${name}\n`);
  process.kill(process.pid, "SIGKILL");
  // The signal comes in its own time; nothing more may happen until then.
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}
