import type { NumberSource } from "../numbers";
import { releaseAtTelnyx } from "../telnyx-release";
import { findAtTelnyx, orderAtTelnyx } from "./order";
import { pricesAtTelnyx } from "./prices";
import { searchTelnyx } from "./search";

export const telnyxNumbers: NumberSource = {
  search: searchTelnyx,
  prices: pricesAtTelnyx,
  order: orderAtTelnyx,
  find: findAtTelnyx,
  release: releaseAtTelnyx,
};
