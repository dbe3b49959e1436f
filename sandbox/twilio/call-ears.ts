import type { PhoneCall } from "../phone/seed";

/** What was said in calls and not listened to yet, and who is listening. */
const ears = new Map<string, { said: string[]; wake: (() => void) | undefined }>();

const earOf = (callId: string) => {
  const ear = ears.get(callId) ?? { said: [], wake: undefined };
  ears.set(callId, ear);
  return ear;
};

/** Something was said; undefined says that the call is over. */
export function noteHeard(callId: string, text: string | undefined): void {
  const ear = earOf(callId);
  if (text === undefined) ears.delete(callId);
  else ear.said.push(text);
  ear.wake?.();
}

/** What is said next; undefined after so much silence, or when the call is over. */
export async function waitForSpeech(
  { id }: PhoneCall,
  timeoutMs: number,
): Promise<string | undefined> {
  const ear = earOf(id);
  if (ear.said.length === 0)
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      ear.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  ear.wake = undefined;
  return ear.said.splice(0).join(" ") || undefined;
}
