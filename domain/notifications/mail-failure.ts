/** What a mail server, or the way to it, said against a mail. */
export type MailFailure = {
  /** The library's name for the stage: EAUTH, ECONNECTION, EENVELOPE … */
  code?: string | undefined;
  /** The three digits of the server's answer. */
  responseCode?: number | undefined;
  /** The server's answer, which may begin with an enhanced code such as 5.1.1. */
  response?: string | undefined;
};

/**
 * What follows from a failure:
 * - `later`: try again by the schedule;
 * - `address`: nobody is there; the mail is dead and no more is sent to that address;
 * - `refused`: the server will not take this mail from us; it is dead, and an administrator should look;
 * - `settings`: our own credentials or connection are wrong; hold everything and say so.
 */
export type MailVerdict = "later" | "address" | "refused" | "settings";

const signInRefused = new Set([530, 534, 535, 538]);

/** Reads a failure as RFC 5321 and RFC 3463 mean it. */
export function judgeFailure({ code, responseCode, response }: MailFailure): MailVerdict {
  if (code === "EAUTH" || code === "ETLS" || code === "ECONFIG" || code === "EPROXY") return "settings";
  if (responseCode === undefined || responseCode < 500) return "later";
  if (signInRefused.has(responseCode)) return "settings";
  const enhanced = /\b5\.(\d{1,3})\.(\d{1,3})\b/.exec(response ?? "");
  const [subject, detail] = [enhanced?.[1], enhanced?.[2]];
  // A mailbox that is full today may be emptied tomorrow.
  if (responseCode === 552 || (subject === "2" && detail === "2")) return "later";
  // 5.1.7 and 5.1.8 are about the sender's address, not about theirs.
  if (subject === "1") return detail === "7" || detail === "8" ? "refused" : "address";
  if (subject === "2" && detail === "1") return "address";
  if (subject !== undefined) return "refused";
  return code === "EENVELOPE" && (responseCode === 550 || responseCode === 551 || responseCode === 553)
    ? "address"
    : "refused";
}
