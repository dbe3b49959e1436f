import { expect, test } from "vitest";
import { mintUserCode, readUserCode } from "./user-code";

test("a code has nothing in it that is mistaken for something else", () => {
  for (let round = 0; round < 200; round += 1)
    expect(mintUserCode()).toMatch(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/);
});

test("a code is understood however it is typed", () => {
  for (const typed of ["WDJB-MJHT", "wdjbmjht", " wdjb mjht ", "WDJB–MJHT", "w.d.j.b_mjht"])
    expect(readUserCode(typed)).toBe("WDJB-MJHT");
});

test("what cannot be a code is none", () => {
  for (const typed of ["", "WDJB", "WDJB-MJHTX", "WDJB-MJH1", "AEIO-UAEI", "W".repeat(400)])
    expect(readUserCode(typed)).toBeUndefined();
});
