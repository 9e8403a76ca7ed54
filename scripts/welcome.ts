import type { Env } from "../server/env";

const demoPeople = [
  ["mentee", "jasmine.owusu.pettifer@demo.example"],
  ["mentor", "oluwaseun.adebanjo.firth@demo.example"],
  ["coordinator", "coordinator@demo.example"],
  ["moderator", "moderator@demo.example"],
  ["administrator", "admin@demo.example"],
] as const;

/** What stands on the screen once the product serves: the address, how to sign in, where mail is read. */
export function welcome(
  env: Env,
  { demo, setUp, took }: { demo: boolean; setUp: string | null; took: string },
): string {
  const lines = ["", `Critical Path is ready at ${env.appUrl} (after ${took})`, ""];
  if (demo) {
    lines.push(`Sign in at ${env.appUrl}/sign-in with the password critical-path-demo as`);
    for (const [hat, email] of demoPeople) lines.push(`  ${hat.padEnd(14)} ${email}`);
    lines.push("");
  }
  if (setUp !== null) {
    lines.push(
      "There is no administrator yet. Whoever opens this address first becomes it; it works once, for a week:",
    );
    lines.push(`  ${env.appUrl}${setUp}`, "");
  }
  lines.push(
    env.mailDir === null
      ? `Mail is sent through ${new URL(env.smtpUrl ?? "smtp://unknown").host}.`
      : `Mail is caught, not sent: read it at ${env.appUrl}/inbox, or as files in ${env.mailDir}.`,
  );
  if (env.worker === "apart") lines.push("Jobs run apart: start them with npm run worker.");
  lines.push("Ctrl-C ends everything.", "");
  return lines.join("\n");
}
