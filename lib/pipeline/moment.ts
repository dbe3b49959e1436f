import { z } from "zod";

/** A time in an input. The database knows no year 0. */
export const Moment = z.iso.datetime().regex(/^(?!0000)/, "Give a year from 0001 on.");
