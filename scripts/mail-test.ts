// npm run mail:test -- someone@example.org: one real mail on the way that all mail takes, and the stage that failed.
import { openMailer } from "../server/email/mailer";
import { sendTestMail } from "../server/email/test-mail";
import { visitInstallation } from "./installation";

const to = process.argv[2] ?? "";
try {
  if (!/^[^\s@]+@[^\s@]+$/.test(to)) throw new Error("Say where to: npm run mail:test -- someone@example.org");
  const { env, close } = await visitInstallation();
  const mailer = openMailer(env);
  const way = env.smtpUrl === null ? `caught in ${env.mailDir}` : `by ${new URL(env.smtpUrl).host}`;
  console.log(`A mail from ${env.mailFrom} to ${to}, ${way}.`);
  const result = await sendTestMail(mailer, { to, mailFrom: env.mailFrom, appUrl: env.appUrl, now: new Date() });
  mailer.close();
  await close();
  if (!result.ok) throw new Error(`Failed at the stage "${result.stage}" (${result.code}). ${result.advice}`);
  console.log(`Taken. Message-ID ${result.messageId}`);
  process.exit();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
