import { z } from "zod";
import { NodeAddress, Role } from "./node";

/** A node as the tree shows it. */
export const TreeRow = NodeAddress.extend({
  childCount: z.int().describe("Nodes directly below."),
  role: Role.describe("The caller's strongest role there."),
});
export type TreeRow = z.infer<typeof TreeRow>;
