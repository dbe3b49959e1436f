import { parsePublicId, toPublicId } from "@/lib/public-id";

/** An attempt as addresses and answers name it: 43 characters that say its organization too. */
export const toAttemptId = toPublicId;

/** What a public attempt id names, or undefined when it is none. */
export const parseAttemptId = parsePublicId;
