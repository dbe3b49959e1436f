/** Control characters, but for line breaks and tabs; marks that hide, join or turn text around. */
const invisible =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff]|[\u{e0000}-\u{e0fff}]|[\ud800-\udfff]/gu;

/**
 * Text as it really is: what the eye could not see, or would see in another order, is written out as
 * `\u202e`. Whoever decides about it decides about what is sent.
 */
export const visibleText = (text: string): string =>
  text.replace(invisible, (found) => {
    const code = (found.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\u{${code}}` : `\\u${code.padStart(4, "0")}`;
  });
