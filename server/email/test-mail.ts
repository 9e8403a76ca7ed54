import { randomUUID } from "node:crypto";
import { judgeFailure, type MailVerdict } from "@/domain/notifications/mail-failure";
import type { Mailer } from "./mailer";
import { compose, domainOf, type Outgoing, parseSender } from "./message";
import { failureCode, readFailure } from "./read-failure";

/** The stages that every mail goes through, in this order. */
export type MailStage = "compose" | "connect" | "hand over";

/** How a test mail fared: taken, or which stage failed, with a sentence that says what to look at. */
export type TestMailResult =
  | { ok: true; messageId: string }
  | { ok: false; stage: MailStage; code: string; advice: string };

const advice: Readonly<Record<MailVerdict, string>> = {
  later: "The server cannot be reached or is busy: check its name, its port and the network between, then try again.",
  address: "The server knows nobody at this address.",
  refused:
    "The server will not take this mail from this sender: check MAIL_FROM, SPF, DKIM and the server's own rules.",
  settings: "The server refuses the user name and password, or the connection cannot be made secure: check SMTP_URL.",
};

/** Sends one real mail on the way that all mail takes, stage by stage, and reports the first that fails. */
export async function sendTestMail(
  mailer: Mailer,
  setting: { to: string; mailFrom: string; appUrl: string; now: Date },
): Promise<TestMailResult> {
  const mail = testMail(setting);
  const stages: [MailStage, () => Promise<unknown>][] = [
    ["compose", () => compose(mail, setting.mailFrom)],
    ["connect", () => mailer.verify()],
    ["hand over", () => mailer.send(mail)],
  ];
  for (const [stage, work] of stages) {
    try {
      await work();
    } catch (error) {
      const failure = readFailure(error);
      return { ok: false, stage, code: failureCode(failure), advice: advice[judgeFailure(failure)] };
    }
  }
  return { ok: true, messageId: mail.messageId };
}

function testMail({
  to,
  mailFrom,
  appUrl,
  now,
}: {
  to: string;
  mailFrom: string;
  appUrl: string;
  now: Date;
}): Outgoing {
  return {
    to: { name: "", address: to },
    messageId: `<test-mail.${randomUUID()}@${domainOf(parseSender(mailFrom).address)}>`,
    date: now,
    content: {
      subject: "A test mail",
      preheader: "Mail from this installation arrives.",
      heading: "Mail from this installation arrives",
      paragraphs: ["An administrator sent this to see whether mail arrives. It took the way that all mail takes."],
      facts: [["Installation", appUrl]],
      button: { label: "Open the site", url: `${appUrl}/` },
      reason: "Sent because an administrator asked for a test mail to this address.",
    },
  };
}
