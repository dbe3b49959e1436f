import fc from "fast-check";
import { expect, test } from "vitest";
import { shareOut } from "./share-out";

const counts = fc.record({
  bots: fc.integer({ min: 0, max: 500 }),
  held: fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 1, maxLength: 8 }),
});

test("however bots were spread, all of them are held in the end and no worker has over its share", () => {
  fc.assert(
    fc.property(counts, ({ bots, held }) => {
      const workers = held.length;
      const total = Math.max(
        bots,
        held.reduce((sum, each) => sum + each, 0),
      );
      let now = held;
      // Letting go comes before taking: what is free is taken in the next turn.
      now = now.map((each) => each - shareOut({ bots: total, workers, held: each }).letGo);
      let free = total - now.reduce((sum, each) => sum + each, 0);
      now = now.map((each) => {
        const take = Math.min(free, shareOut({ bots: total, workers, held: each }).take);
        free -= take;
        return each + take;
      });
      expect(free).toBe(0);
      expect(Math.max(...now)).toBeLessThanOrEqual(Math.ceil(total / workers));
      // Nothing moves any more.
      for (const each of now) expect(shareOut({ bots: total, workers, held: each }).letGo).toBe(0);
    }),
  );
});
