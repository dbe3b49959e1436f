import { createColors } from "picocolors";

/** Whether somebody is there to be asked. Questions go to the error stream, so that output stays clean. */
export const isInteractive = (): boolean => process.stdin.isTTY && process.stderr.isTTY;

const hasColors = (stream: { isTTY?: boolean }): boolean => {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== "" && FORCE_COLOR !== "0") return true;
  return stream.isTTY === true && TERM !== "dumb";
};

/** Colours of what is printed, none where it goes to a file. */
export const colors = createColors(hasColors(process.stdout));
/** Colours of notes and errors. */
export const noteColors = createColors(hasColors(process.stderr));
