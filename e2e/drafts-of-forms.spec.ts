import type { Page } from "@playwright/test";
import { and, eq, isNotNull } from "drizzle-orm";
import { giveHat, newMember } from "@/db/factories";
import { drafts } from "@/db/schema/index";
import { community } from "@/server/discussion/discussion.fixture";
import { expect, test } from "./fixtures";

const kept = (page: Page) => page.getByText(/^Draft kept at \d\d:\d\d\. Nobody else sees it\.$/);
const restored = (page: Page) => page.getByText(/^Restored what you had typed on \d+ \w+ at \d\d:\d\d\.$/);
const lockedCase = "/cases/card-migration-the-rehearsal-that-went-too-well";

type Form = {
  readonly page: Page;
  readonly address: string;
  readonly form: string;
  readonly field: string;
  readonly choice?: string;
};

/** Types into a form, leaves it, and finds all of it again. */
async function keepsWhatIsTyped({ page, address, form, field, choice }: Form): Promise<void> {
  const place = page.getByRole("form", { name: form });
  await page.goto(address);
  await page.waitForLoadState("networkidle");
  if (choice !== undefined) await place.getByLabel(choice).check();
  await place.getByLabel(field).fill(`Half a thought for ${address}`);
  await expect(kept(page), `${address}: kept`).toBeVisible();
  await page.goto("about:blank");
  await page.goto(address);
  await expect(restored(page), `${address}: restored`).toBeVisible();
  await expect(place.getByLabel(field)).toHaveValue(`Half a thought for ${address}`);
  if (choice !== undefined) await expect(place.getByLabel(choice)).toBeChecked();
}

test("a report, a decision, a reason and a profile are kept while they are written, and nothing of them once they are sent", async ({
  db,
  signIn,
  signInElsewhere,
}) => {
  test.slow();
  const { as, regular, open } = community(db);
  const [author, reader] = [await regular(), await regular({ name: "Ada Reports" })];
  const judge = await newMember(db, { name: "Mo Reasons" });
  await giveHat(db, judge.id, "moderator");
  const { postId } = await open(as(author), { title: `To be reported ${Date.now()}` });
  const [page, bench] = [await signIn(reader.id), await signInElsewhere(judge.id)];
  const report = { page, form: "Report it", field: "What a moderator should know", choice: "It is unkind to somebody" };
  const forms: readonly (Form & { readonly send: string; readonly says: string | RegExp })[] = [
    {
      ...report,
      address: `/discussion/posts/${postId}/report`,
      send: "Send the report",
      says: /^Your report has arrived/,
    },
    {
      ...{ page, address: lockedCase, form: "Decide", field: "Why" },
      send: "Look without deciding",
      says: "You looked without deciding",
    },
    {
      ...{ page, address: "/account", form: "About you", field: "In your own words" },
      send: "Save",
      says: "Saved.",
    },
    {
      ...{ page: bench, address: `/moderation/posts/${postId}`, form: "What becomes of the post", field: "Why" },
      send: "Hide it for now",
      says: "Done. Its author is told why.",
    },
  ];
  for (const { send, says, ...form } of forms) {
    await keepsWhatIsTyped(form);
    await form.page.getByRole("button", { name: send, exact: true }).click();
    await expect(form.page.getByText(says).first(), form.address).toBeVisible();
  }
  for (const { id } of [reader, judge])
    expect(await db.$count(drafts, and(eq(drafts.memberId, id), isNotNull(drafts.fields)))).toBe(0);

  // What is typed of a member and of a case is their writer's alone.
  await keepsWhatIsTyped({ ...report, address: "/cases/tsb-2018/report" });
  const ofMember = { form: "Report them", choice: "They are unkind to somebody" };
  await keepsWhatIsTyped({ ...report, ...ofMember, address: "/members/oluwaseun-adebanjo-firth/report" });
  await bench.goto("/cases/tsb-2018/report");
  await bench.waitForLoadState("networkidle");
  await expect(bench.getByLabel(report.field)).toHaveValue("");
  await expect(restored(bench)).toBeHidden();
});
