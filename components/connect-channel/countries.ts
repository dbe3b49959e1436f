/** Where the telephony companies sell numbers most; others by their two letters. */
export const countries = [
  "US",
  "CA",
  "GB",
  "IE",
  "AU",
  "NZ",
  "AT",
  "BE",
  "BR",
  "CH",
  "CL",
  "CZ",
  "DE",
  "DK",
  "ES",
  "FI",
  "FR",
  "HK",
  "HU",
  "IL",
  "IT",
  "JP",
  "MX",
  "NL",
  "NO",
  "PL",
  "PT",
  "RO",
  "SE",
  "SG",
  "ZA",
] as const;

const names = new Intl.DisplayNames(["en"], { type: "region" });

/** "United States" of "US". */
export const countryName = (code: string): string => names.of(code) ?? code;
