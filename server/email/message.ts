import MailComposer from "nodemailer/lib/mail-composer";
import type { MailContent } from "./content";
import { renderMail } from "./layout";

/** One person, one mail. */
export type Outgoing = {
  to: { name: string; address: string };
  content: MailContent;
  /** Fixed before the first attempt, so that a second one is the same message. */
  messageId: string;
  date: Date;
  /** Only for mail that may be stopped: its list, and where a mail provider posts its reader's wish to have no more of it. */
  list?: { name: string; id: string; oneClickUnsubscribe: string };
  /** The Message-IDs of the mails of a conversation that this one follows, the first of it first; empty for the first itself. */
  follows?: readonly string[];
};

/** A mail as it goes over the wire, with its envelope. */
export type Composed = { from: string; to: string; bytes: Buffer };

/**
 * Composes a mail: plain part first, then HTML, both quoted-printable. The same bytes are sent or caught. Characters
 * that could begin another header are taken out of every name and subject.
 */
export async function compose(mail: Outgoing, mailFrom: string): Promise<Composed> {
  const { subject, html, text } = renderMail(mail.content);
  const from = parseSender(mailFrom);
  const to = { name: oneLine(mail.to.name), address: oneLine(mail.to.address) };
  const composer = new MailComposer({
    from,
    to: [to],
    subject: oneLine(subject),
    messageId: mail.messageId,
    date: mail.date,
    text,
    html,
    textEncoding: "quoted-printable",
    headers: {
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
      ...listHeaders(mail, from.address),
    },
    ...conversationHeaders(mail.follows ?? []),
    disableFileAccess: true,
    disableUrlAccess: true,
    newline: "\r\n",
  });
  const bytes = await composer.compile().build();
  return { from: from.address, to: to.address, bytes };
}

/** A list may be stopped; what is said in a conversation of a list is answered by no machine. */
function listHeaders({ list, follows }: Outgoing, sender: string): Record<string, string> {
  if (list === undefined) return {};
  return {
    "List-Id": `${list.name} <${list.id}.${domainOf(sender)}>`,
    "List-Unsubscribe": `<${list.oneClickUnsubscribe}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    ...(follows === undefined ? {} : { Precedence: "list" }),
  };
}

/** What makes a mail program show mails of a conversation together. */
function conversationHeaders(follows: readonly string[]): { inReplyTo?: string; references?: string[] } {
  const parent = follows.at(-1);
  return parent === undefined ? {} : { inReplyTo: parent, references: [...follows] };
}

/** Name and address of a sender written as `Name <address>` or as an address alone. */
export function parseSender(mailFrom: string): { name: string; address: string } {
  const found = /^(.*?)\s*<([^<>]+)>$/.exec(mailFrom.trim());
  return found === null
    ? { name: "", address: mailFrom.trim() }
    : { name: (found[1] ?? "").replace(/^"|"$/g, ""), address: found[2] ?? "" };
}

/** The part of an address after the @. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}

/** Text that stays on one line whatever somebody called themself: control and separator characters become spaces. */
export function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim();
}
