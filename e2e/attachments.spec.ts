import sharp from "sharp";
import { community, noOf } from "@/server/discussion/discussion.fixture";
import { expect, test } from "./fixtures";
import { look } from "./look";

const photograph = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#2b5d8a" } })
    .withExif({ IFD3: { GPSLatitudeRef: "N", GPSLatitude: "51/1 30/1 0/1" } })
    .jpeg()
    .toBuffer();

test("files are attached to an answer, refused ones are named, and what was taken is there on another device; then all read it", async ({
  db,
  signIn,
  signInElsewhere,
  playwright,
  baseURL,
}) => {
  test.slow();
  const { as, regular, open } = community(db);
  const [ada, ben] = [await regular({ name: "Ada First" }), await regular({ name: "Ben Second" })];
  const no = noOf(await open(as(ada), { title: "What does your wall look like?", audience: "public" }));
  const page = await signIn(ben.id);
  await page.goto(`/discussion/${no}`);
  const form = page.getByRole("form", { name: "Your reply" });
  await form.getByRole("textbox", { name: "Your reply" }).fill("Like this, on a Friday.");
  await form.getByText("Attach files").click();
  await form.getByLabel("Files", { exact: true }).setInputFiles([
    { name: "wall.jpg", mimeType: "image/jpeg", buffer: await photograph(1600, 900) },
    { name: "wall.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg onload='alert(1)'/>") },
  ]);
  await form.getByRole("button", { name: "Attach", exact: true }).click();
  await expect(page.getByRole("alert", { name: "There is a problem" })).toContainText("“wall.svg”: Choose a PDF");
  const taken = form.getByRole("list", { name: "Files of this post" });
  await expect(taken.getByRole("listitem")).toHaveCount(1);
  await form
    .getByLabel("Files", { exact: true })
    .setInputFiles({ name: "../cut\u202Etxt.over.txt", mimeType: "text/plain", buffer: Buffer.from("02:00 stop.") });
  await form.getByRole("button", { name: "Attach", exact: true }).click();
  await expect(taken.getByRole("listitem")).toHaveCount(2);
  await look(page, `/discussion/${no}`);

  // Nothing is lost with the page: the words by the draft, the files by the form.
  await expect(form.getByText(/Draft kept/)).toBeVisible();
  await page.reload();
  await expect(form.getByRole("textbox", { name: "Your reply" })).toHaveValue("Like this, on a Friday.");
  await form.getByRole("button", { name: "Post reply" }).click();
  await expect(page.getByRole("alert", { name: "There is a problem" })).toContainText("Say what the picture shows");
  await form.getByLabel("What it shows").fill("A wall of cards, three of them red");
  await form.getByRole("button", { name: "Post reply" }).click();
  const posted = page.getByRole("article", { name: "Post 2, Ben Second" });
  const picture = posted.getByRole("img", { name: "A wall of cards, three of them red" });
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1280);
  await expect(posted.getByRole("link", { name: "cuttxt.over.txt" })).toBeVisible();
  await expect(taken).toHaveCount(0);

  const other = await signInElsewhere(ada.id);
  await other.goto(`/discussion/${no}`);
  const href = (await picture.locator("xpath=..").getAttribute("href")) ?? "";
  const whole = await other.request.get(href);
  expect(whole.headers()).toMatchObject({
    "content-type": "image/jpeg",
    "content-disposition": "inline; filename=\"wall.jpg\"; filename*=UTF-8''wall.jpg",
    "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "private, no-cache",
  });
  expect((await sharp(await whole.body()).metadata()).exif).toBeUndefined();
  const { etag = "" } = whole.headers();
  expect((await other.request.get(href, { headers: { "if-none-match": etag } })).status()).toBe(304);
  // To a visitor Ben is not named, and his file has no name either.
  const visitor = await playwright.request.newContext(baseURL === undefined ? {} : { baseURL });
  expect((await visitor.get(href)).headers()["content-disposition"]).toContain('filename="picture-1.jpg"');
  const text = await visitor.get((await posted.getByRole("link", { name: /over/ }).getAttribute("href")) ?? "");
  expect(text.headers()["content-disposition"]).toContain('attachment; filename="file-2.txt"');

  await posted.getByRole("link", { name: "Edit 2" }).click();
  const editing = page.getByRole("form", { name: "Edit post 2" });
  await editing.getByRole("checkbox", { name: "Take wall.jpg off when this is saved" }).check();
  await editing.getByRole("button", { name: "Save" }).click();
  await expect(posted.getByRole("link", { name: "cuttxt.over.txt" })).toBeVisible();
  await expect(picture).toHaveCount(0);
  expect((await other.request.get(href, { headers: { "if-none-match": etag } })).status()).toBe(404);
  expect((await visitor.get(href)).status()).toBe(404);
  await visitor.dispose();
});

test("without scripts too files are taken, removed and posted, and a refusal leaves everything where it was", async ({
  browser,
  baseURL,
  db,
  signIn,
}) => {
  test.slow();
  const { as, regular, open } = community(db);
  const cleo = await regular({ name: "Cleo Third" });
  const no = noOf(await open(as(cleo)));
  const cookies = await (await signIn(cleo.id)).context().cookies();
  const context = await browser.newContext({ javaScriptEnabled: false, ...(baseURL === undefined ? {} : { baseURL }) });
  await context.addCookies(cookies);
  const page = await context.newPage();
  await page.goto(`/discussion/${no}`);
  const form = page.getByRole("form", { name: "Your reply" });
  const field = form.getByLabel("Files", { exact: true });
  const taken = form.getByRole("list", { name: "Files of this post" });
  await form.getByRole("textbox", { name: "Your reply" }).fill("Two files of mine.");
  const file = (name: string, text: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(text) });
  await field.setInputFiles([file("costs.csv", "week,hours\n1,4\n"), file("plan.pdf", "no plan")]);
  await form.getByRole("button", { name: "Post reply" }).click();
  await expect(page.getByRole("alert", { name: "There is a problem" })).toContainText(
    "“plan.pdf”: This file is not what",
  );
  await expect(form.getByRole("textbox", { name: "Your reply" })).toHaveValue("Two files of mine.");
  await expect(taken.getByRole("listitem")).toHaveCount(1);
  await field.setInputFiles([file("notes.txt", "Cutover at 02:00.")]);
  await form.getByRole("button", { name: "Attach", exact: true }).click();
  await form.getByRole("button", { name: "Remove costs.csv" }).click();
  await expect(taken.getByRole("listitem")).toHaveCount(1);
  await expect(form.getByRole("textbox", { name: "Your reply" })).toHaveValue("Two files of mine.");
  await form.getByRole("button", { name: "Post reply" }).click();
  const posted = page.getByRole("article", { name: "Post 2, Cleo Third" });
  await expect(posted.getByRole("link", { name: "notes.txt" })).toBeVisible();
  await expect(posted.getByRole("list", { name: "Attached files" }).getByRole("listitem")).toHaveCount(1);
  await context.close();
});
