import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { DomainError } from "@/domain/errors";
import { env } from "@/server/env";

/** One caught mail in a list. */
export type CaughtLine = { file: string; to: string; subject: string; sentAt: Date };
/** One caught mail to read. */
export type CaughtMail = CaughtLine & { from: string; text: string };

const mostListed = 100;
const mostRead = 500;
const fileName = /^[\w-]{1,80}\.eml$/;

/**
 * The directory of caught mail. Refuses as not found when mail is really sent, and when others could reach the site:
 * caught mail holds sign-in codes.
 */
function directory(): string {
  const { mailDir, loopback } = env();
  if (mailDir === null || !loopback) throw new DomainError("NOT_FOUND", "notifications.no_caught_mail");
  return mailDir;
}

/** The newest caught mails first, at most a hundred; only those to one address if `to` is given. */
export async function listCaughtMail({ to }: { to?: string | undefined }): Promise<CaughtLine[]> {
  const inside = directory();
  const files = (await readdir(inside).catch(() => []))
    .filter((name) => fileName.test(name))
    .sort()
    .reverse();
  const wanted = to?.trim().toLowerCase();
  const lines: CaughtLine[] = [];
  for (const file of files.slice(0, mostRead)) {
    const { html: _html, text: _text, from: _from, ...line } = await read(inside, file);
    if (wanted === undefined || wanted === "" || line.to.toLowerCase().includes(wanted)) lines.push(line);
    if (lines.length === mostListed) break;
  }
  return lines;
}

/** One caught mail, its plain part in full. */
export async function getCaughtMail({ file }: { file: string }): Promise<CaughtMail> {
  const { html: _html, ...mail } = await read(directory(), file);
  return mail;
}

/** The HTML part of one caught mail. */
export async function getCaughtHtml({ file }: { file: string }): Promise<string> {
  return (await read(directory(), file)).html;
}

async function read(inside: string, file: string): Promise<CaughtMail & { html: string }> {
  if (!fileName.test(file)) throw new DomainError("NOT_FOUND", "notifications.no_caught_mail");
  const bytes = await readFile(join(inside, file)).catch(() => {
    throw new DomainError("NOT_FOUND", "notifications.no_caught_mail");
  });
  const mail = await PostalMime.parse(bytes);
  return {
    file,
    from: mail.from?.address ?? "",
    to: mail.to?.map((one) => one.address ?? "").join(", ") ?? "",
    subject: mail.subject ?? "",
    sentAt: new Date(mail.date ?? 0),
    text: mail.text ?? "",
    html: mail.html ?? "",
  };
}
