/** Whether single letters do something (WCAG 2.1.4): a cookie, switched in the account. */
export const singleKeysCookie = "single-keys";

export const toSingleKeys = (value: string | undefined): boolean => value !== "off";
