import { expect, test } from "vitest";
import { spokenSettings } from "@/lib/providers/spoken-settings";
import { limitsOf } from "./sending-rules";
import { phoneSettings } from "@/lib/integrations/phone/settings";

const defaults = phoneSettings.parse({});

test("a number whose settings are not complete behaves as the defaults say", () => {
  expect(spokenSettings({})).toEqual(spokenSettings(defaults));
  for (const kind of ["text", "call"] as const)
    expect(limitsOf({}, "+14155550100", kind)).toEqual(limitsOf(defaults, "+14155550100", kind));
});
