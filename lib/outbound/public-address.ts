import ipaddr from "ipaddr.js";

/**
 * Whether an IP address is one of the public internet. Mapped IPv4 addresses are unwrapped first;
 * everything that is not plain unicast (private, loopback, link-local, metadata, NAT64, …) is not.
 */
export const isPublicAddress = (address: string): boolean =>
  ipaddr.isValid(address) && ipaddr.process(address).range() === "unicast";
