import fc from "fast-check";
import { expect, test } from "vitest";
import { toSlug } from "@/lib/tree/slug";
import { slugFromName } from "./slug-from-name";

test("the address shown while a name is typed is the one the server makes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (name) => {
      expect(slugFromName(name)).toBe(toSlug(name));
    }),
  );
});
