import type { NumberSource } from "../numbers";
import { releaseAtTwilio } from "../twilio-release";
import { findAtTwilio, orderAtTwilio } from "./order";
import { pricesAtTwilio } from "./prices";
import { searchTwilio } from "./search";

export const twilioNumbers: NumberSource = {
  search: searchTwilio,
  prices: pricesAtTwilio,
  order: orderAtTwilio,
  find: findAtTwilio,
  release: releaseAtTwilio,
};
