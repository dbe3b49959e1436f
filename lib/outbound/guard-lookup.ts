import { lookup } from "node:dns";
import type { LookupFunction } from "node:net";
import type { Destinations } from "./destination";

/** A name that leads to an address which may not be reached. */
export class ForbiddenAddressError extends Error {
  override readonly name = "ForbiddenAddressError";
}

/**
 * Resolves a name for a socket and refuses it if any of its addresses is forbidden. The socket
 * connects to what is returned here, so a second resolution cannot give another answer.
 */
export const guardLookup =
  ({ allowsAddress }: Pick<Destinations, "allowsAddress">): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) {
        callback(error, "", 0);
        return;
      }
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => allowsAddress(address)))
        callback(new ForbiddenAddressError("The name leads to a forbidden address"), "", 0);
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    });
  };
