import { units } from "./price-words";
import { isMeter } from "./prices";

/** "1,240 message parts sent"; meters of other programs go by their name: "3 gpu_hour". */
export function quantityText(meter: string, quantity: bigint): string {
  return `${quantity.toLocaleString("en")} ${unitName(meter, quantity)}`;
}

/** What so many units of a meter are called. */
export function unitName(meter: string, quantity: bigint): string {
  if (!isMeter(meter)) return meter;
  return quantity === 1n ? units[meter].one : units[meter].many;
}
