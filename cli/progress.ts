import yoctoSpinner from "yocto-spinner";
import { safeText } from "./safe-text";

/** Shows that something takes its time, where a person watches. Elsewhere nothing is written. */
export async function withProgress<T>(text: string, work: () => Promise<T>): Promise<T> {
  if (!process.stderr.isTTY) return work();
  const spinner = yoctoSpinner({ text: safeText(text), stream: process.stderr }).start();
  try {
    return await work();
  } finally {
    spinner.stop();
  }
}
