import { expect, test } from "vitest";
import { groupsOfDay, shareWords, spentIn } from "./spend-group";

const group = (key: string, spentMicros: string) => ({
  key,
  name: key,
  spentMicros,
  quantities: [],
  integration: key,
  node: null,
  meter: null,
});

test("a day shows what was spent on it and nothing else, the most first", () => {
  const groups = [group("phone", "900"), group("web-search", "500"), group("web-fetch", "1")];
  const day = {
    day: "2026-11-21",
    spentMicros: "410",
    quantities: [],
    groups: [
      { key: "phone", spentMicros: "10", quantities: [] },
      { key: "web-search", spentMicros: "400", quantities: [] },
    ],
  };
  const ofDay = groupsOfDay({ groups, days: [day] }, "2026-11-21");
  expect(ofDay.map(({ key, spentMicros }) => [key, spentMicros])).toEqual([
    ["web-search", "400"],
    ["phone", "10"],
  ]);
  expect(groupsOfDay({ groups, days: [day] }, "2026-11-22")).toEqual([]);
  expect(groupsOfDay({ groups, days: [day] }, null)).toEqual(groups);
  expect(spentIn({ days: [day], spentMicros: "1401" }, "2026-11-21")).toBe("410");
});

test("a share is told in whole per cent, a trace as such, and not at all where it says nothing", () => {
  expect(shareWords("11200000", "12400000")).toBe("90 %");
  expect(shareWords("1", "12400000")).toBe("under 1 %");
  expect(shareWords("0", "12400000")).toBe("0 %");
  expect(shareWords("5", "0")).toBeUndefined();
  expect(shareWords("-5", "10")).toBeUndefined();
});
