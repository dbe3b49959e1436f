import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/** A phone number as people write it: "+1 415 555 0100". */
export const formatNumber = (number: string): string =>
  parsePhoneNumberFromString(number)?.formatInternational() ?? number;
