import { SegmentedMessage } from "sms-segments-calculator";

/** As how many parts carriers count a text: 160 letters, or 70 where one of them is not in their alphabet. */
export const countParts = (text: string): number =>
  Math.max(1, new SegmentedMessage(text).segmentsCount);
