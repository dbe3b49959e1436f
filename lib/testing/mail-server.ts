import net from "node:net";
import type { AddressInfo } from "node:net";

export type ReceivedMail = { from: string; to: string; source: string };

export type MailServer = {
  url: string;
  mails: ReceivedMail[];
  /** How it answers the next mails once they are sent to it: `451 …` refuses them for now. */
  refuseWith: (answer: string | undefined) => void;
  stop: () => Promise<void>;
};

/** A mail server that speaks as much SMTP as a delivery takes (RFC 5321), on a free port. */
export async function startMailServer(): Promise<MailServer> {
  const mails: ReceivedMail[] = [];
  let refusal: string | undefined;
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
    const say = (line: string) => socket.write(`${line}\r\n`);
    let rest = "";
    let letter: ReceivedMail | undefined;
    let inData = false;
    const take = (line: string) => {
      if (inData && letter) {
        if (line !== ".") {
          letter.source += `${line.replace(/^\.\./, ".")}\r\n`;
          return;
        }
        inData = false;
        if (!refusal) mails.push(letter);
        say(refusal ?? "250 taken");
        return;
      }
      const [, address = ""] = /<(.*)>/.exec(line) ?? [];
      const command = line.slice(0, 4).toUpperCase();
      if (command === "EHLO" || command === "HELO") say("250 mail.test");
      else if (command === "MAIL") {
        letter = { from: address, to: "", source: "" };
        say("250 ok");
      } else if (command === "RCPT" && letter) {
        letter.to = address;
        say("250 ok");
      } else if (command === "DATA") {
        inData = true;
        say("354 go on");
      } else if (command === "QUIT") {
        say("221 bye");
        socket.end();
      } else say("502 not known");
    };
    socket.on("data", (chunk: Buffer) => {
      const lines = (rest + chunk.toString("utf8")).split("\r\n");
      rest = lines.pop() ?? "";
      lines.forEach(take);
    });
    say("220 mail.test ESMTP");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${String(port)}`,
    mails,
    refuseWith: (answer) => {
      refusal = answer;
    },
    stop: () =>
      new Promise((resolve) => {
        sockets.forEach((socket) => socket.destroy());
        server.close(() => resolve());
      }),
  };
}
