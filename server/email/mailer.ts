import { createHash } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import nodemailer from "nodemailer";
import type { Env } from "@/server/env";
import { type Composed, compose, type Outgoing } from "./message";

/** What carries mail away: a mail server, or a directory when there is none. */
export type Mailer = {
  /** Resolves when the mail is taken. Rejects with the server's answer, see `readFailure`. */
  send: (mail: Outgoing) => Promise<void>;
  /** Connects, secures and signs in without sending anything. */
  verify: () => Promise<void>;
  close: () => void;
};

type MailEnv = Pick<Env, "smtpUrl" | "mailDir" | "mailFrom" | "dataDir">;

/** Opens the mailer that the environment names. Nothing is connected until the first mail. */
export function openMailer(env: MailEnv): Mailer {
  const carry = env.smtpUrl === null ? catcher(env.mailDir ?? join(env.dataDir, "mail")) : smtp(env.smtpUrl);
  return {
    send: async (mail) => carry.send(await compose(mail, env.mailFrom)),
    verify: carry.verify,
    close: carry.close,
  };
}

type Carrier = { send: (mail: Composed) => Promise<void>; verify: () => Promise<void>; close: () => void };

function smtp(smtpUrl: string): Carrier {
  const url = new URL(smtpUrl);
  const secure = url.protocol === "smtps:";
  const transport = nodemailer.createTransport({
    pool: true,
    // One for each mail that a worker sends at a time, so that slow ones do not hold up the urgent.
    maxConnections: 10,
    maxMessages: 100,
    host: url.hostname.replace(/^\[|\]$/g, ""),
    port: url.port === "" ? (secure ? 465 : 587) : Number(url.port),
    secure,
    // With ?tls=require a server that offers no STARTTLS is not spoken to. On this machine plain text is all there is.
    requireTLS: !secure && url.searchParams.get("tls") === "require",
    ...(url.username === ""
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    // All together stay below the lease of a delivery.
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 25_000,
    dnsTimeout: 5_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ from, to, bytes }) => {
      await transport.sendMail({ envelope: { from, to: [to] }, raw: bytes });
    },
    verify: async () => {
      await transport.verify();
    },
    close: () => transport.close(),
  };
}

/** Writes each mail to a file of its own, named by its second and its Message-ID. */
function catcher(directory: string): Carrier {
  const prepare = () => mkdir(directory, { recursive: true });
  return {
    send: async ({ bytes }) => {
      await prepare();
      const head = bytes.toString("latin1", 0, 4_096);
      const moment = new Date(/^Date: (.+)$/im.exec(head)?.[1] ?? 0).toISOString().replace(/[-:]|\.000/g, "");
      const message = createHash("sha256").update(/^Message-ID: *(.+)$/im.exec(head)?.[1] ?? bytes);
      const name = `${moment}-${message.digest("hex").slice(0, 16)}`;
      // Whoever lists the directory sees a mail whole or not at all.
      await writeFile(join(directory, `.${name}.part`), bytes, { mode: 0o600 });
      await rename(join(directory, `.${name}.part`), join(directory, `${name}.eml`));
    },
    verify: async () => {
      await prepare();
    },
    close: () => {},
  };
}
