import { expect, test } from "vitest";
import { optOutWordOf } from "./opt-out-word";

test.each([
  "STOP",
  "stop",
  " Stop. ",
  "StopAll",
  "UNSUBSCRIBE",
  "cancel",
  "End!",
  "quit",
  "“STOP”",
])("%j ends messages", (text) => {
  expect(optOutWordOf(text)?.type).toBe("opt_out");
});

test.each(["START", "yes", "Unstop"])("%j lets them come again", (text) => {
  expect(optOutWordOf(text)?.type).toBe("opt_in");
});

test.each(["HELP", "info"])("%j asks who that is", (text) => {
  expect(optOutWordOf(text)?.type).toBe("opt_help");
});

test.each([
  "",
  "please stop by tomorrow",
  "STOP the train",
  "yesterday",
  "nonstop",
  "the end",
  "S T O P",
])("%j is an ordinary message", (text) => {
  expect(optOutWordOf(text)).toBeUndefined();
});
