const names = new Intl.DisplayNames(["en"], { type: "region" });

/** "Germany" for DE. */
export const countryName = (country: string): string => names.of(country) ?? country;
