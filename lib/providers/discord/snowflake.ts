import { z } from "zod";

/** Discord's ids: numbers of up to 64 bits, written as text. */
export const Snowflake = z.string().regex(/^\d{1,20}$/);

const epochMs = 1_420_070_400_000n;

/** When the thing that an id names came to be. */
export const timeOf = (id: string): Date => new Date(Number((BigInt(id) >> 22n) + epochMs));

/** Orders ids byte by byte as they are ordered as numbers. */
export const sortKeyOf = (id: string): string => id.padStart(20, "0");
