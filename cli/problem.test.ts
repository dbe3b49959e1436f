import { expect, test } from "vitest";
import { toFailure } from "./problem";

test("every wrong field is named below the message", () => {
  const failure = toFailure(
    {
      code: "invalid_input",
      detail: "Some fields are missing or wrong.",
      errors: [{ pointer: "/name", detail: "Enter a name." }],
    },
    422,
  );
  expect(failure.message).toBe("Some fields are missing or wrong.\n  /name: Enter a name.");
  expect(failure.exitCode).toBe(7);
});

test("an approval leads to where a person decides", () => {
  const approval = { id: "1", url: "https://a.example/acme/-/approvals", expiresAt: "" };
  const failure = toFailure({ code: "approval_required", detail: "Ask.", approval }, 403);
  expect(failure.exitCode).toBe(8);
  expect(failure.hint).toContain(approval.url);
});

test.each([undefined, "<html>Bad gateway</html>", null, []])("%j is told as what it is", (body) => {
  expect(toFailure(body, 502)).toMatchObject({
    kind: "failed",
    message: "The server answered 502.",
  });
});
