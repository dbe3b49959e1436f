import { Failure } from "./failure";
import type { Schema } from "./schema";

/** What a policy is about, as the server takes it. */
export type PolicySubject = {
  scope: Schema<"PolicyEntry">["scope"];
  target: string;
  effect: string;
};

const effects = ["read", "write", "destructive"];
const actions = ["install", "configure", "connect", "remove"];

/** `all:write`, `github:read`, `github_create_issue` or `self:install`. */
export function parseSubject(text: string): PolicySubject {
  const [target = "", effect, ...more] = text.split(":");
  if (effect === undefined && /^\w+_\w+$/.test(target))
    return { scope: "tool", target, effect: "" };
  if (effect !== undefined && more.length === 0) {
    if (target === "self" && actions.includes(effect))
      return { scope: "self", target: effect, effect: "" };
    if (target === "all" && effects.includes(effect)) return { scope: "all", target: "", effect };
    if (target !== "self" && target !== "" && effects.includes(effect))
      return { scope: "integration", target, effect };
  }
  throw new Failure("usage", `"${text}" is nothing that a policy can be about.`, {
    hint: "Use all:write, github:write, github_create_issue or self:install.",
  });
}
