/** Where the connector of Teams is. A token goes nowhere else, whatever an activity says. */
export const serviceHosts = ["smba.trafficmanager.net", "smba.infra.gcc.teams.microsoft.com"];

/** Whether answers may go to this address. */
export function isServiceUrl(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === "https:" && serviceHosts.includes(host) && username === "" && password === "";
}

/** Whether two are one, however they end. */
export const isSameService = (a: string, b: string): boolean => plain(a) === plain(b);

const plain = (address: string): string => address.toLowerCase().replace(/\/+$/, "");
