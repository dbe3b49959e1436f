import { expect, test } from "vitest";
import { spokenLanguages } from "@/lib/providers/spoken-language";
import { spokenSettings } from "@/lib/providers/spoken-settings";
import { limitsOf } from "./sending-rules";
import { phoneSettings } from "@/lib/integrations/phone/settings";

const defaults = phoneSettings.parse({});

test("whatever language can be chosen can be spoken, and no other", () => {
  expect(phoneSettings.shape.language.unwrap().options).toEqual([...spokenLanguages]);
});

test("a number whose settings are not complete behaves as the defaults say", () => {
  expect(spokenSettings({})).toEqual(spokenSettings(defaults));
  for (const kind of ["text", "call"] as const)
    expect(limitsOf({}, "+14155550100", kind)).toEqual(limitsOf(defaults, "+14155550100", kind));
});
