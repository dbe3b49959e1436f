import { SpendingRefused } from "@/lib/credits/refusal";

/** A call that nobody ends, ends. */
export const longestCallMinutes = 60n;

/**
 * Holds as many minutes of a call as there is credit for, at most as long as a call may last. Throws where
 * there is none for even one; where a person may decide about that, for all that the call may take then.
 */
export async function holdMinutes(hold: (minutes: bigint) => Promise<void>): Promise<bigint> {
  let wanted: SpendingRefused | undefined;
  for (let minutes = longestCallMinutes; ;)
    try {
      await hold(minutes);
      return minutes;
    } catch (error) {
      if (!(error instanceof SpendingRefused)) throw error;
      wanted ??= error;
      if (minutes === 1n)
        throw error.refusal.budget?.atLimit === "park" && wanted.refusal.by === "budget"
          ? wanted
          : error;
      const { needed, left } = error.refusal;
      const affordable = (BigInt(left) * minutes) / BigInt(needed);
      minutes = affordable >= minutes ? minutes - 1n : affordable > 1n ? affordable : 1n;
    }
}
