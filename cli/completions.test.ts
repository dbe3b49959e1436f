import type { Command } from "commander";
import { describe, expect, test } from "vitest";
import { completionsOf } from "./completions";
import { createProgram } from "./program";

const program = createProgram();
const words = (...typed: string[]) => completionsOf(program, typed).words;

describe("completion", () => {
  test("offers every command that is not hidden, at every level", () => {
    const check = (command: Command, path: string[]): void => {
      for (const child of command.commands) {
        const offered = words(...path, "").includes(child.name());
        expect(offered, [...path, child.name()].join(" ")).toBe(child.name() !== "words");
        check(child, [...path, child.name()]);
      }
    };
    check(program, []);
  });

  test("passes over options and their values", () => {
    expect(words("--node", "integration", "--json", "tool", "ca")).toEqual(["call"]);
    expect(words("--node=acme", "approval", "app")).toEqual(["approve"]);
  });

  test("offers the options of a command and of those above it", () => {
    expect(words("integration", "connect", "--")).toEqual(
      expect.arrayContaining(["--timeout", "--json", "--node", "--help"]),
    );
    expect(words("tool", "list", "--time")).toEqual([]);
  });

  test("asks for places after --node, and offers nothing after other options with a value", () => {
    expect(completionsOf(program, ["tree", "--node", "acme/g"])).toEqual({
      words: [],
      node: "acme/g",
    });
    expect(completionsOf(program, ["tree", "--url", "h"])).toEqual({ words: [], node: null });
  });

  test("a value that is the name of a command is still a value", () => {
    expect(words("--url", "tool", "li")).toEqual([]);
  });
});

describe("the command line", () => {
  test("says what each command and each of its arguments and options is for", () => {
    const check = (command: Command): void => {
      expect(command.description(), command.name()).not.toBe("");
      for (const option of command.options) expect(option.description, option.flags).not.toBe("");
      if (command.name() !== "words")
        for (const argument of command.registeredArguments)
          expect(argument.description, command.name()).not.toBe("");
      command.commands.forEach(check);
    };
    check(program);
  });
});
