/** Of all waiting jobs of one removal the latest stands. */
export const removalKey = (removalId: string): string => `removal:${removalId}`;
