import * as simpleIcons from "simple-icons";
import { expect, test } from "vitest";
import { brandMarks } from "./brand-marks";

const paths = new Map(Object.values(simpleIcons).map(({ slug, path }) => [slug, path]));

test.each([...brandMarks])("the mark of %s is the one Simple Icons publishes", (slug, path) => {
  expect(path).toBe(paths.get(slug));
});
