import { eq, sql } from "drizzle-orm";
import { newMentee, newProgramme } from "@/db/factories";
import { menteeProfiles } from "@/db/schema/index";
import { expect, test } from "./fixtures";

test("somebody who does not want to be reminded says so with one press, without signing in", async ({
  db,
  page,
  inbox,
}) => {
  const programme = await newProgramme(db);
  const mentee = await newMentee(db, programme.id, { profile: { readyAt: null } });
  const reminded = async () => {
    const [profile] = await db.select().from(menteeProfiles).where(eq(menteeProfiles.memberId, mentee.id));
    return profile?.remindersSent;
  };
  // The hourly look comes round.
  await db.execute(sql`
    insert into pgboss.job (name, data, policy)
    select name, '{}', policy from pgboss.queue where name = 'accounts.remind_unfinished'`);

  const mail = await inbox(mentee.email, "Your profile is not finished");
  const header = (key: string) => mail.headers.find((one) => one.key === key)?.value ?? "";
  const link = header("list-unsubscribe").replace(/^<|>$/g, "");
  expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  expect(mail.text).toContain(link);

  // Scanners of mail follow links; that stops nothing.
  await page.request.get(link);
  await page.request.head(link);
  expect(await reminded()).toBe(1);

  await page.goto(link);
  await page.getByRole("button", { name: "Unsubscribe from these reminders" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Reminders are off");
  expect(await reminded()).toBe(3);

  // What a mail provider posts for its reader: no cookie, no Origin, no redirect.
  const oneClick = await page.request.post(link, { form: { "List-Unsubscribe": "One-Click" }, maxRedirects: 0 });
  expect(oneClick.status()).toBe(200);
});

test("there is no inbox of caught mail where mail is really sent", async ({ page }) => {
  for (const address of ["/inbox", "/inbox/any.eml", "/inbox/any.eml/html"]) {
    expect((await page.request.get(address)).status()).toBe(404);
  }
});
