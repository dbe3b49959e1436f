import { settlePrice } from "@/lib/phone/settle-price";
import type { Task } from "../task";

/** Asks the phone company what something cost. */
export const settleUsageTask: Task<"settle_usage"> = (payload) => settlePrice(payload);
