import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Message, toMessage } from "./message";
import { buildMime } from "./mime";
import { requireAllowedRecipients } from "./recipients";

const mail = { to: ["ann@acme.test"], subject: "Hello", text: "Hi" };

const decodeWords = (value: string): string =>
  value
    .split("\r\n ")
    .map((word) => Buffer.from(/^=\?UTF-8\?B\?(.*)\?=$/.exec(word)?.[1] ?? "", "base64").toString())
    .join("");

const headerOf = (mime: string, name: string): string =>
  new RegExp(`^${name}: ((?:.|\\r\\n )*)`, "m").exec(mime)?.[1] ?? "";

describe("a mail", () => {
  test("of ASCII is plain to read", () => {
    expect(buildMime({ ...mail, cc: ["ben@acme.test"], inReplyTo: "<1@acme.test>" })).toBe(
      [
        "To: ann@acme.test",
        "Cc: ben@acme.test",
        "Subject: Hello",
        "In-Reply-To: <1@acme.test>",
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: base64",
        "",
        "SGk=",
      ].join("\r\n"),
    );
  });

  test("keeps any subject and text, in lines that mail servers take", () => {
    const line = fc.string({ unit: "grapheme", maxLength: 300 }).filter((s) => !/\p{Cc}/u.test(s));
    fc.assert(
      fc.property(line, fc.string({ unit: "grapheme", maxLength: 2000 }), (subject, text) => {
        const mime = buildMime({ ...mail, subject: `ü${subject}`, text });
        const head = mime.slice(0, mime.indexOf("\r\n\r\n"));
        expect(head).toMatch(/^[\x20-\x7e\r\n]*$/);
        for (const each of mime.split("\r\n")) expect(each.length).toBeLessThanOrEqual(78);
        expect(decodeWords(headerOf(mime, "Subject"))).toBe(`ü${subject}`);
        const body = Buffer.from(mime.slice(mime.indexOf("\r\n\r\n")), "base64").toString();
        expect(body).toBe(Buffer.from(text.replace(/\r?\n/g, "\r\n")).toString());
      }),
    );
  });

  test.each(["Hi\r\nBcc: eve@evil.test", "Hi\nX: y", "Hi\rX: y", "Hi\u0000", "Hi\u0085X"])(
    "with the subject %j is refused, since that would add headers",
    (subject) => {
      expect(() => buildMime({ ...mail, subject })).toThrow(/one line/);
    },
  );

  test("with a line break in an address or a reference is refused", () => {
    expect(() => buildMime({ ...mail, to: ["ann@acme.test\r\nBcc: eve@evil.test"] })).toThrow();
    expect(() => buildMime({ ...mail, references: "<1>\r\nBcc: eve@evil.test" })).toThrow();
  });
});

describe("the domains of the settings", () => {
  const check = (address: string) => () => {
    requireAllowedRecipients([address], ["acme.test"]);
  };
  test("let their own addresses through, in any case", () => {
    expect(check("Ann@ACME.test")).not.toThrow();
  });
  test.each(["eve@evil.test", "eve@acme.test.evil.test", "eve@notacme.test", "eve@sub.acme.test"])(
    "keep %s out",
    (address) => {
      expect(check(address)).toThrow(/does not include/);
    },
  );
  test("allow everything when there are none", () => {
    expect(() => {
      requireAllowedRecipients(["eve@evil.test"], []);
    }).not.toThrow();
  });
});

const encode = (text: string, encoding: BufferEncoding = "utf8") =>
  Buffer.from(text, encoding).toString("base64url");

const message = (payload: object) => toMessage(Message.parse({ id: "1", threadId: "1", payload }));

describe("a message's text", () => {
  test("is its plain part, wherever that is, and attachments are named", () => {
    const read = message({
      mimeType: "multipart/mixed",
      headers: [{ name: "subject", value: "Hello" }],
      parts: [
        {
          mimeType: "multipart/alternative",
          parts: [
            { mimeType: "text/plain", body: { data: encode("Grüße\r\nAnn") } },
            { mimeType: "text/html", body: { data: encode("<p>No</p>") } },
          ],
        },
        { mimeType: "text/plain", filename: "notes.txt", body: { size: 12 } },
      ],
    });
    expect(read).toMatchObject({
      subject: "Hello",
      text: "Grüße\nAnn",
      attachments: [{ name: "notes.txt", size: 12 }],
    });
  });

  test("is made from HTML where there is nothing else", () => {
    const data = encode("<p>Hello <b>Ann</b></p><p>Bye</p>");
    expect(message({ mimeType: "text/html", body: { data } }).text).toBe("Hello Ann\n\nBye");
  });

  test("is read in its own character set", () => {
    const part = {
      mimeType: "text/plain",
      headers: [{ name: "Content-Type", value: 'text/plain; charset="iso-8859-1"' }],
      body: { data: encode("Grüße", "latin1") },
    };
    expect(message(part).text).toBe("Grüße");
    const unknown = [{ name: "Content-Type", value: "text/plain; charset=no-such-set" }];
    expect(message({ ...part, headers: unknown, body: { data: encode("ok") } }).text).toBe("ok");
  });
});
