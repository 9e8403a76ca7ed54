import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";
import { afterEach, expect, test } from "vitest";
import { judgeFailure } from "@/domain/notifications/mail-failure";
import { openMailer } from "./mailer";
import type { Outgoing } from "./message";
import { readFailure } from "./read-failure";
import { sendTestMail } from "./test-mail";

const mail: Outgoing = {
  to: { name: "Gwen", address: "gwen@example.test" },
  content: { subject: "A fact", preheader: "A date.", heading: "A fact", paragraphs: ["Text."], reason: "Because." },
  messageId: "<a.1.b@critical-path.example>",
  date: new Date("2026-11-23T09:00:00Z"),
};

const undo: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).reverse()) await step();
});

async function mailServer(options: SMTPServerOptions, query = "") {
  const received: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        received.push(Buffer.concat(chunks));
        done();
      });
    },
    ...options,
  });
  server.on("error", () => {});
  server.server.on("connection", (socket: Socket) => sockets.add(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const bound = server.server.address();
  const port = typeof bound === "object" ? bound?.port : undefined;
  const mailer = openMailer({
    smtpUrl: `smtp://127.0.0.1:${port}${query}`,
    mailDir: null,
    mailFrom: "Critical Path <no-reply@critical-path.example>",
    dataDir: "",
  });
  undo.push(() => new Promise((resolve) => server.close(() => resolve(undefined))));
  undo.push(async () => mailer.close());
  return { mailer, received, drop: () => dropAll(sockets) };
}

function dropAll(sockets: ReadonlySet<Socket>): void {
  for (const socket of sockets) socket.destroy();
}

const answer = (responseCode: number, text: string) => Object.assign(new Error(text), { responseCode });
const verdictOf = (sending: Promise<void>) =>
  sending.then(
    () => "taken",
    (error: unknown) => judgeFailure(readFailure(error)),
  );

test("a mail that the server takes is taken, byte for byte as it was composed", async () => {
  const { mailer, received } = await mailServer({});
  await mailer.send(mail);
  const parsed = await PostalMime.parse(received[0] ?? "");
  expect(parsed.messageId).toBe(mail.messageId);
  expect(parsed.subject).toBe("A fact");
});

test("a server that puts a recipient off is tried again", async () => {
  const { mailer } = await mailServer({ onRcptTo: (_to, _session, done) => done(answer(451, "4.7.1 greylisted")) });
  expect(await verdictOf(mailer.send(mail))).toBe("later");
});

test("a server that knows no such mailbox ends mail to that address", async () => {
  const { mailer } = await mailServer({ onRcptTo: (_to, _session, done) => done(answer(550, "5.1.1 unknown")) });
  expect(await verdictOf(mailer.send(mail))).toBe("address");
});

test("a server that refuses the text by policy ends this mail alone", async () => {
  const { mailer } = await mailServer({
    onData(stream, _session, done) {
      stream.resume();
      stream.on("end", () => done(answer(554, "5.7.1 policy")));
    },
  });
  expect(await verdictOf(mailer.send(mail))).toBe("refused");
});

test("a connection that drops after the final dot is tried again, since nobody knows", async () => {
  const { mailer, drop } = await mailServer({
    onData(stream) {
      stream.resume();
      stream.on("end", () => drop());
    },
  });
  expect(await verdictOf(mailer.send(mail))).toBe("later");
});

test("a server without STARTTLS is not spoken to when TLS is required", async () => {
  const { mailer, received } = await mailServer({ hideSTARTTLS: true }, "?tls=require");
  expect(await verdictOf(mailer.send(mail))).not.toBe("taken");
  expect(received).toHaveLength(0);
});

test("without a mail server each mail is a file of its own, in order of time", async () => {
  const mailDir = await mkdtemp(join(tmpdir(), "mail-"));
  undo.push(() => rm(mailDir, { recursive: true }));
  const mailer = openMailer({ smtpUrl: null, mailDir, mailFrom: "no-reply@critical-path.example", dataDir: "" });
  await mailer.send(mail);
  await mailer.send({ ...mail, messageId: "<a.2.b@critical-path.example>", date: new Date("2026-11-23T10:00:00Z") });
  const files = (await readdir(mailDir)).sort();
  expect(files).toHaveLength(2);
  const mails = await Promise.all(files.map(async (file) => PostalMime.parse(await readFile(join(mailDir, file)))));
  expect(mails.map((one) => one.messageId)).toEqual([mail.messageId, "<a.2.b@critical-path.example>"]);
});

const testTo = {
  to: "admin@example.test",
  mailFrom: "no-reply@critical-path.example",
  appUrl: "https://x.example",
  now: mail.date,
};

test("a test mail takes the same way and says which stage failed", async () => {
  const good = await mailServer({});
  expect(await sendTestMail(good.mailer, testTo)).toMatchObject({ ok: true });
  expect(good.received).toHaveLength(1);
  const unknown = await mailServer({ onRcptTo: (_to, _session, done) => done(answer(550, "5.1.1 unknown")) });
  expect(await sendTestMail(unknown.mailer, testTo)).toMatchObject({
    ok: false,
    stage: "hand over",
    code: "550 5.1.1",
  });
  const insecure = await mailServer({ hideSTARTTLS: true }, "?tls=require");
  expect(await sendTestMail(insecure.mailer, testTo)).toMatchObject({ ok: false, stage: "connect" });
});
