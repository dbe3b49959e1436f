import type { Service } from "../manifest";
import { braveFailure } from "./failure";

/** Brave Search, at which the server itself has the account. */
export const brave: Service = {
  id: "brave",
  name: "Brave Search",
  variable: "BRAVE_API_KEY",
  hosts: ["api.search.brave.com"],
  authorize: ({ apiKey = "" }) => ({ "x-subscription-token": apiKey }),
  failure: braveFailure,
};
