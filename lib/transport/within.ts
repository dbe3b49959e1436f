import { AppError } from "@/lib/errors";

/** How long an answer takes at most, unless its endpoint says otherwise. */
export const timeLimitMs = 30_000;

/**
 * Refuses to wait any longer for what takes too long. It goes on by itself: whether it was done can be
 * asked afterwards.
 */
export async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const message = `This takes longer than ${limitMs / 1000} s. It may still be done: look before trying again.`;
      reject(new AppError("unavailable", message, { retryAfterSeconds: 10 }));
    }, limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
