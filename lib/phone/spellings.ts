import { parsePhoneNumberFromString } from "libphonenumber-js/max";

/** Where the same mobile phone is written with and without a digit, by carriers and by people. */
const mobileDigits: readonly { code: string; digit: string }[] = [
  { code: "+52", digit: "1" },
  { code: "+54", digit: "9" },
];

/** As a number that is kept is written: E.164, without such a digit. What is no number stays as it is. */
export function toSpelling(written: string): string {
  const number = parsePhoneNumberFromString(written)?.number ?? written;
  for (const { code, digit } of mobileDigits) {
    const national = number.startsWith(code + digit) && number.slice(code.length + digit.length);
    if (national && /^\d{10}$/.test(national)) return code + national;
  }
  return number;
}

/** All ways in which one phone's number may be written, the one that is kept first. */
export function spellingsOf(written: string): string[] {
  const kept = toSpelling(written);
  const others = mobileDigits.flatMap(({ code, digit }) => {
    const national = kept.startsWith(code) ? kept.slice(code.length) : "";
    return /^\d{10}$/.test(national) ? [code + digit + national] : [];
  });
  return [...new Set([kept, ...others, written])];
}
