import { community, noOf } from "@/server/discussion/discussion.fixture";
import { expect, test } from "./fixtures";
import { look } from "./look";

test("two people talk: an answer beneath a post with what it quotes, seen before it is posted, edited, said to be useful, kept and deleted", async ({
  db,
  signIn,
  signInElsewhere,
}) => {
  const { as, regular, open, answer } = community(db);
  const [ada, ben] = [await regular({ name: "Ada First" }), await regular({ name: "Ben Second" })];
  const no = noOf(await open(as(ada), { title: "Who should have said no-go?", audience: "public" }));
  await answer(as(ada), no, null, { body: "The **board**, and it needs one number." });

  const page = await signIn(ben.id);
  await page.goto(`/discussion/${no}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Who should have said no-go?");
  await page.getByRole("link", { name: "Quote 2", exact: true }).click();
  const form = page.getByRole("form", { name: "Your reply to 2" });
  const field = form.getByRole("textbox", { name: "Your reply to 2" });
  await expect(field).toHaveValue("> The **board**, and it needs one number.\n\n");
  await field.press("ControlOrMeta+End");
  await field.pressSequentially("Which one? See #1.");
  await form.getByRole("button", { name: "Preview" }).click();
  const preview = form.getByRole("region", { name: "Preview" });
  await expect(preview.locator("blockquote")).toHaveText("The board, and it needs one number.");
  await form.getByRole("button", { name: "Post reply" }).click();
  const posted = page.getByRole("article", { name: "Post 2.1, Ben Second" });
  await expect(posted.locator("blockquote strong")).toHaveText("board");
  await expect(posted.getByRole("link", { name: "Post 1", exact: true }).last()).toHaveAttribute(
    "href",
    `/discussion/${no}?from=1#post-1`,
  );
  await look(page, `/discussion/${no}`);

  const other = await signInElsewhere(ada.id);
  await other.goto(`/discussion/${no}`);
  const seen = other.getByRole("article", { name: "Post 2.1, Ben Second" });
  await expect(seen.getByText("Unread", { exact: true })).toBeVisible();
  await seen.getByRole("button", { name: "Useful", exact: true }).click();
  await expect(seen.getByRole("button", { name: "Useful, 1" })).toHaveAttribute("aria-pressed", "true");
  await seen.getByRole("button", { name: "Mark as takeaway" }).click();
  await expect(other.getByRole("region", { name: "Takeaways marked by whoever asked" })).toContainText("Which one?");
  await seen.getByRole("button", { name: "Keep", exact: true }).click();
  await expect(seen.getByRole("link", { name: "Kept, write a lesson" })).toBeVisible();

  await posted.getByRole("link", { name: "Edit 2.1" }).click();
  const editing = page.getByRole("form", { name: "Edit post 2.1" });
  await editing.getByLabel("Your post").fill("Which number, and who counts it?");
  await editing.getByRole("button", { name: "Save" }).click();
  await expect(posted).toContainText("who counts it?");
  await expect(posted.getByText("Edited")).toHaveCount(0);
  await posted.getByRole("link", { name: "Edit 2.1" }).click();
  await page.getByRole("button", { name: "Delete this post" }).click();
  await expect(page.getByRole("article", { name: "Post 2.1" })).toContainText("Its author has deleted this post.");
});

test("without scripts one opens a thread and answers in it, and what was refused comes back as it was typed", async ({
  browser,
  baseURL,
  db,
  signIn,
}) => {
  const { regular } = community(db);
  const cleo = await regular({ name: "Cleo Third" });
  const cookies = await (await signIn(cleo.id)).context().cookies();
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto("/discussion/new");
  await page.getByLabel("Title").fill("Short");
  await page.getByLabel("Your first post").fill("One piece of *evidence*, please.");
  await page.getByRole("button", { name: "Start the thread" }).click();
  await expect(page.getByText("Write at least 8 characters.").first()).toBeVisible();
  await expect(page.getByLabel("Your first post")).toHaveValue("One piece of *evidence*, please.");
  await page.getByLabel("Title").fill("What would you have asked for?");
  await page.getByRole("button", { name: "Preview" }).click();
  await expect(page.getByRole("region", { name: "Preview" }).locator("em")).toHaveText("evidence");
  await page.getByRole("button", { name: "Start the thread" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("What would you have asked for?");
  await expect(page.getByRole("article", { name: "Post 1, Cleo Third" })).toContainText(
    "One piece of evidence, please.",
  );
  await page.getByRole("textbox", { name: "Your reply" }).fill("Nobody yet?");
  await page.getByRole("button", { name: "Post reply" }).click();
  await expect(page.getByRole("article", { name: "Post 2, Cleo Third" })).toContainText("Nobody yet?");
  await context.close();
});

test("a visitor reads a case and what is said of it, without a script and without the names of people who did not ask for it", async ({
  page,
}) => {
  await page.goto("/cases/tsb-2018");
  await expect(page.getByRole("heading", { name: "Discussion" })).toBeVisible();
  await expect(page.getByRole("article", { name: /^Post 1, / })).toContainText(
    "I lead testing for a deposit programme",
  );
  await expect(page.locator('script:not([type="application/ld+json"])')).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Sign in" }).last()).toHaveAttribute(
    "href",
    "/sign-in?next=%2Fcases%2Ftsb-2018",
  );
});
