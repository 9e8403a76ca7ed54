import fc from "fast-check";
import PostalMime from "postal-mime";
import { expect, test } from "vitest";
import { compose, type Outgoing, oneLine, parseSender } from "./message";

const sender = "Critical Path <no-reply@critical-path.example>";

function mailTo(values: Partial<Outgoing> = {}): Outgoing {
  return {
    to: { name: "Gwen Prosser", address: "gwen@example.test" },
    content: {
      subject: "Jasmine asks you to be a mentor",
      preheader: "Please answer by Friday 27 November.",
      heading: "Jasmine asks you to be a mentor",
      paragraphs: ["The goals are on the page."],
      facts: [["Answer", "by Friday 27 November"]],
      button: { label: "Read the request", url: "https://critical-path.example/requests/1" },
      reason: "Sent to Gwen Prosser because somebody asked.",
    },
    messageId: "<request.asked.1.abc@critical-path.example>",
    date: new Date("2026-11-23T09:00:00Z"),
    ...values,
  };
}

const headerNames = (raw: string) =>
  (raw.split("\r\n\r\n", 1)[0] ?? "")
    .split("\r\n")
    .filter((line) => !/^\s/.test(line))
    .map((line) => line.slice(0, line.indexOf(":")).toLowerCase());

test("a mail has a plain part first, an HTML part with the same content, and lines that every server takes", async () => {
  const { bytes } = await compose(mailTo(), sender);
  const raw = bytes.toString("latin1");
  expect(raw.indexOf("text/plain")).toBeLessThan(raw.indexOf("text/html"));
  expect(Math.max(...raw.split("\r\n").map((line) => line.length))).toBeLessThanOrEqual(200);
  const mail = await PostalMime.parse(bytes);
  for (const part of [mail.text, mail.html]) {
    expect(part).toContain("The goals are on the page.");
    expect(part).toContain("by Friday 27 November");
    expect(part).toContain("https://critical-path.example/requests/1");
  }
});

test("a mail says that a machine wrote it, has the Message-ID that was fixed, one recipient and nothing to track", async () => {
  const { bytes } = await compose(mailTo(), sender);
  const mail = await PostalMime.parse(bytes);
  const header = (key: string) => mail.headers.find((one) => one.key === key)?.value;
  expect(mail.messageId).toBe("<request.asked.1.abc@critical-path.example>");
  expect(header("auto-submitted")).toBe("auto-generated");
  expect(header("x-auto-response-suppress")).toBe("All");
  expect(mail.to).toHaveLength(1);
  expect(mail.html).not.toMatch(/<img|http:\/\/(?!localhost)|utm_/);
  expect(header("list-unsubscribe")).toBeUndefined();
});

test("mail that may be stopped says how, for people and for their providers", async () => {
  const { bytes } = await compose(
    mailTo({
      list: { name: "Reminders", id: "reminders", oneClickUnsubscribe: "https://critical-path.example/unsubscribe/t" },
    }),
    sender,
  );
  const mail = await PostalMime.parse(bytes);
  const header = (key: string) => mail.headers.find((one) => one.key === key)?.value;
  expect(header("list-unsubscribe")).toBe("<https://critical-path.example/unsubscribe/t>");
  expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  expect(header("list-id")).toContain("<reminders.critical-path.example>");
});

test("a mail of a conversation names the one that it follows, and all back to the first", async () => {
  const header = async (follows?: string[]) => {
    const { headers } = await PostalMime.parse((await compose(mailTo(follows && { follows }), sender)).bytes);
    return (key: string) => headers.find((one) => one.key === key)?.value;
  };
  const third = await header(["<thread.1.abc@critical-path.example>", "<post.2.abc@critical-path.example>"]);
  expect(third("in-reply-to")).toBe("<post.2.abc@critical-path.example>");
  expect(third("references")).toBe("<thread.1.abc@critical-path.example> <post.2.abc@critical-path.example>");
  const first = await header([]);
  expect([first("in-reply-to"), first("references")]).toEqual([undefined, undefined]);
});

const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc
    .tuple(
      fc.string({ maxLength: 10 }),
      fc.constantFrom("\r\nBcc: evil@example.test", "\n\nbody", "\0", "\u2028X: y", '"<a@b>,', "=?utf-8?q?=0ABcc:x?="),
    )
    .map(([name, tail]) => name + tail),
);

test("no name and no subject can add a header or a recipient", async () => {
  const plain = headerNames((await compose(mailTo(), sender)).bytes.toString("latin1"));
  await fc.assert(
    fc.asyncProperty(hostile, hostile, async (name, subject) => {
      const mail = mailTo({ to: { name, address: "gwen@example.test" } });
      const composed = await compose({ ...mail, content: { ...mail.content, subject: `S${subject}` } }, sender);
      expect(headerNames(composed.bytes.toString("latin1")).sort()).toEqual([...plain].sort());
      const parsed = await PostalMime.parse(composed.bytes);
      expect(parsed.to?.map((one) => one.address)).toEqual(["gwen@example.test"]);
      expect(parsed.bcc ?? []).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test("a sender is a name with an address, or an address", () => {
  expect(parseSender(sender)).toEqual({ name: "Critical Path", address: "no-reply@critical-path.example" });
  expect(parseSender("post@example.test")).toEqual({ name: "", address: "post@example.test" });
  expect(oneLine(" a\r\nb\u2028c\0 ")).toBe("a b c");
});
