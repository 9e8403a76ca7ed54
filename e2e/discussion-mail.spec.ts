import type { Page } from "@playwright/test";
import { fieldVisibility } from "@/db/schema/accounts";
import { community, noOf } from "@/server/discussion/discussion.fixture";
import { expect, test } from "./fixtures";
import { look } from "./look";

async function answer(page: Page, words: string): Promise<void> {
  await page.getByRole("textbox", { name: "Your reply" }).fill(words);
  await page.getByRole("button", { name: "Post reply" }).click();
  await expect(page.getByRole("article").getByText(words)).toBeVisible();
}

test("whoever is named while it is typed hears of it by mail, which holds none of the words, is muted for the thread and stopped for its kind", async ({
  db,
  page: visitor,
  signIn,
  inbox,
}) => {
  test.slow();
  const { as, regular, open, answer: said } = community(db);
  const [opener, ben, gwen] = [
    await regular({ name: "Ada Opener" }),
    await regular({ name: "Ben Second" }),
    await regular({ name: "Gwendolen Namesake" }),
  ];
  await db.insert(fieldVisibility).values({ memberId: gwen.id, field: "listing", audience: "members" });
  const title = `Who said no-go on the ${gwen.handle} night?`;
  const no = noOf(await open(as(opener), { title, audience: "public" }));
  await said(as(opener), no, null, { body: "The board. It needs one number, and somebody who counts it." });

  const page = await signIn(ben.id);
  await page.goto(`/discussion/${no}`);
  const field = page.getByRole("textbox", { name: "Your reply" });
  await field.pressSequentially("Sealed words for @gwendo");
  await expect(page.getByRole("option", { name: /^Gwendolen Namesake/ })).toHaveAttribute("aria-selected", "true");
  await field.press("Enter");
  await expect(field).toHaveValue(`Sealed words for @${gwen.handle} `);
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("region", { name: "Preview" })).toContainText("Gwendolen Namesake");
  await page.getByRole("button", { name: "Post reply" }).click();
  await expect(page.getByRole("article", { name: "Post 3, Ben Second" })).toContainText("Gwendolen Namesake");

  const mail = await inbox(gwen.email, title);
  expect(mail.subject).toBe(`Re: ${title}`);
  expect(mail.text).toContain("Ben has mentioned you");
  expect(`${mail.text}${mail.html}`).not.toContain("Sealed words");
  const header = (key: string) => mail.headers.find((one) => one.key === key)?.value ?? "";
  expect(header("list-unsubscribe-post")).toBe("List-Unsubscribe=One-Click");
  expect(header("references")).toMatch(/^<thread\.[0-9a-f-]{36}\./);

  const mute = /Mute this thread: (\S+)/.exec(mail.text ?? "")?.[1] ?? "";
  await visitor.context().clearCookies();
  for (const method of ["get", "head"] as const) await visitor.request[method](mute);
  await visitor.goto(mute);
  await look(visitor, "/unsubscribe/…");
  await visitor.getByRole("button", { name: "Mute this thread" }).click();
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("The thread is muted");
  await visitor.goto(mute);
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("The thread is muted");

  const theirs = await inbox(opener.email, title);
  const stop = theirs.headers.find((one) => one.key === "list-unsubscribe")?.value.replace(/^<|>$/g, "") ?? "";
  expect(theirs.text).toContain(stop);
  await visitor.goto(stop);
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Unsubscribe from answers and mentions");
  const oneClick = await visitor.request.post(stop, { form: { "List-Unsubscribe": "One-Click" }, maxRedirects: 0 });
  expect(oneClick.status()).toBe(200);
  await visitor.reload();
  await expect(visitor.getByRole("heading", { level: 1 })).toHaveText("Mail about answers and mentions is off");
  const hers = await signIn(opener.id);
  await hers.goto("/account/email");
  await expect(hers.getByLabel("Answers and mentions in discussions")).not.toBeChecked();
  await expect(hers.getByLabel("What you watch in discussions")).toBeChecked();
});

test("words that are selected in a post are what Quote puts into the answer", async ({ db, signIn }) => {
  const { as, regular, open, answer: said } = community(db);
  const [ada, ben] = [await regular({ name: "Ada First" }), await regular({ name: "Ben Second" })];
  const no = noOf(await open(as(ada)));
  await said(as(ada), no, null, { body: "The **board**, and it needs one number. Then it decides." });
  const page = await signIn(ben.id);
  await page.goto(`/discussion/${no}`);
  await page.getByRole("article", { name: "Post 2, Ada First" }).evaluate((post) => {
    const words = post.querySelector(".prose p")?.lastChild;
    if (words == null) throw new Error("The post has no words.");
    getSelection()?.setBaseAndExtent(words, 6, words, 26);
  });
  await page.getByRole("link", { name: "Quote 2", exact: true }).click();
  await expect(page.getByRole("textbox", { name: "Your reply to 2" })).toHaveValue("> it needs one number.\n\n");
  await answer(page, "Which one?");
});
