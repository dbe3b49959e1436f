import open from "open";
import { hint } from "./output";

/** Opens a page in the person's browser. Where there is none, its address was printed already. */
export async function openBrowser(address: string): Promise<void> {
  if (!/^https?:/.test(address)) return;
  try {
    const child = await open(address);
    child.once("error", () => hint("No browser could be opened here: open the address yourself."));
    child.unref();
  } catch {
    hint("No browser could be opened here: open the address yourself.");
  }
}
