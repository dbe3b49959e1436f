/** Something in Telnyx's API, e.g. `/messages`. */
export const telnyxUrl = (path: string): string => `https://api.telnyx.com/v2${path}`;
