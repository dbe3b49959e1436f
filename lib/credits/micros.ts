import { z } from "zod";

/** An amount in millionths of a US dollar, as text: JSON's numbers are not money. Up to a billion dollars. */
export const Micros = z
  .string()
  .regex(/^\d{1,15}$/, "Give whole millionths of a dollar as text, like 25000000 for $25.");

/** The same where it may be below zero. */
export const SignedMicros = z.string().regex(/^-?\d+$/);
