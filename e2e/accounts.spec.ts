import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Email } from "postal-mime";
import { giveHat, newMember } from "@/db/factories";
import { hats, heldCredentials, members, sessions } from "@/db/schema/accounts";
import { programmes } from "@/db/schema/programmes";
import { expect, test } from "./fixtures";

const password = "four quiet otters row home";
const newAddress = () => `journey-${randomUUID().slice(0, 8)}@example.test`;
const codeIn = (mail: Email) =>
  /\b(\d{4}) ?(\d{4})\b/
    .exec(mail.text ?? "")
    ?.slice(1)
    .join(" ") ?? "";
const linkIn = (mail: Email) => /https?:\/\/\S+token=[\w-]+/.exec(mail.text ?? "")?.[0] ?? "";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("somebody opens an account, proves the address by the code and is asked where they stand", async ({
    page,
    inbox,
  }) => {
    const email = newAddress();
    await page.goto("/sign-up");
    await page.getByLabel("Your name").fill("Ada Byron-Journey");
    await page.getByLabel("E-mail address").fill(email);
    await page.getByLabel("Password", { exact: true }).fill("too short");
    await page.getByRole("button", { name: "Open the account" }).click();
    await expect(page.getByRole("alert", { name: "There is a problem" })).toBeVisible();
    await expect(page.getByLabel("E-mail address")).toHaveValue(email);

    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByLabel("I am 18 or over").check();
    await page.getByLabel(/I accept the/).check();
    await page.getByRole("button", { name: "Open the account" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Type the code");
    await expect(page.getByLabel("E-mail address")).toHaveValue(email);
    await page.getByLabel("Code", { exact: true }).fill(codeIn(await inbox(email, "")));
    await page.getByRole("button", { name: "Continue" }).click();
    await expect(page).toHaveURL(/\/start/);
  });

  test("somebody chooses a new password by the mailed code, and the old device is signed out", async ({
    page,
    db,
    inbox,
    signInElsewhere,
  }) => {
    const member = await newMember(db);
    const elsewhere = await signInElsewhere(member.id);
    await page.goto("/reset-password");
    await page.getByLabel("E-mail address").fill(member.email);
    await page.getByRole("button", { name: "Send the mail" }).click();
    await page.getByLabel("Code", { exact: true }).fill(codeIn(await inbox(member.email, "")));
    await page.getByLabel("New password").fill(password);
    await page.getByRole("button", { name: "Save and sign in" }).click();
    await expect(page).toHaveURL(/\/today/);
    await elsewhere.goto("/account");
    await expect(elsewhere).toHaveURL(/\/sign-in/);
  });
});

test("a mail scanner spends no link; its owner signs in once, and only by the button", async ({
  page,
  db,
  inbox,
  signInElsewhere,
}) => {
  const [owner, bystander] = [await newMember(db, { name: "Link Owner" }), await newMember(db, { name: "By Stander" })];
  await page.goto("/sign-in");
  await page.locator("#code-form").getByLabel("E-mail address").fill(owner.email);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Type the code");
  const link = linkIn(await inbox(owner.email, ""));
  for (let n = 0; n < 5; n += 1) {
    const seen = await page.request.get(link);
    expect(seen.headers()["set-cookie"] ?? "").not.toContain("cp-session");
  }
  await page.request.head(link);
  expect(await db.$count(sessions, eq(sessions.memberId, owner.id))).toBe(0);

  // Somebody else, signed in, opens it: nothing changes until they press, and the page says whose account it is.
  const other = await signInElsewhere(bystander.id);
  await other.goto(link);
  await expect(other.getByText("You are signed in as By Stander")).toBeVisible();
  await other.goto("/account");
  await expect(other.getByLabel("Name", { exact: true })).toHaveValue("By Stander");

  await page.goto(link);
  await page.getByRole("button", { name: "Sign in as Link Owner" }).click();
  await expect(page).toHaveURL(/\/today/);
  expect(await db.$count(sessions, eq(sessions.memberId, owner.id))).toBe(1);
  await page.goto(link);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This link has been used, or has run out");
});

test("asking for a code answers alike for known and unknown addresses", async ({ page, db, baseURL }) => {
  const member = await newMember(db);
  const ask = async (email: string) => {
    const answer = await page.request.post("/api/trpc/accounts.requestSignInCode", {
      headers: { origin: baseURL ?? "" },
      data: { json: { email } },
    });
    const { "x-request-id": _, date: __, "content-security-policy": ___, ...headers } = answer.headers();
    return { status: answer.status(), body: await answer.text(), headers };
  };
  expect(await ask(member.email)).toEqual(await ask(newAddress()));
});

test("a session that was ended elsewhere opens nothing any more: no page, procedure, action or file", async ({
  page,
  db,
  baseURL,
  signIn,
  signInElsewhere,
}) => {
  const member = await newMember(db);
  await signIn(member.id);
  await page.goto("/account/security");
  const here = await signInElsewhere(member.id);
  await here.goto("/account/security");
  await here.getByRole("button", { name: "Sign out everywhere else" }).click();
  await expect(here.getByText("One device is signed out.")).toBeVisible();

  const procedure = await page.request.get("/api/trpc/accounts.own");
  expect(procedure.status()).toBe(401);
  const rsc = await page.request.get("/account", { headers: { rsc: "1" }, maxRedirects: 0 });
  expect(await rsc.text()).not.toContain(member.name);
  const mutation = await page.request.post("/api/trpc/accounts.removePhoto", {
    headers: { origin: baseURL ?? "" },
    data: {},
  });
  expect(mutation.status()).toBe(401);
  await page.locator("#change-password").getByLabel("New password").fill(password);
  await page.getByRole("button", { name: "Save the password" }).click();
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  const [row] = await db.select().from(members).where(eq(members.id, member.id));
  expect(row?.passwordHash).toBeNull();
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount/);
});

test("somebody applies to mentor, a coordinator looks at a certificate and approves, and mail says so", async ({
  page,
  db,
  inbox,
  signIn,
  signInElsewhere,
}) => {
  const [programme] = await db.select().from(programmes).where(eq(programmes.isDefault, true));
  const member = await newMember(db, { name: `Mentor ${randomUUID().slice(0, 6)}`, jobTitle: "Programme manager" });
  const coordinator = await newMember(db, { name: "Cora Dinator" });
  await giveHat(db, coordinator.id, "coordinator", programme?.id ?? "");
  await db.insert(heldCredentials).values({ memberId: member.id, credentialId: "pmp" });
  await signIn(member.id);
  await page.goto("/account");
  await page.getByRole("button", { name: "I have read and accept them" }).click();
  await expect(page.getByText("Accepted.")).toBeVisible();

  await page.goto("/mentoring/apply");
  await page
    .getByLabel("Why you")
    .fill("Ten years of scheme changes, and three people who have made the move with me.");
  await page.getByLabel("The one that leads").selectOption("banking/banking-payments");
  await page.getByLabel("Strength 1", { exact: true }).selectOption("stakeholder-influence");
  await page.getByLabel("Members may find me").check();
  await page.getByRole("button", { name: "Send the application" }).click();
  await expect(page.getByText("A coordinator has to decide on your application")).toBeVisible();

  const desk = await signInElsewhere(coordinator.id);
  await desk.goto("/programme/mentors");
  const card = desk.getByRole("region", { name: member.name });
  await card.getByRole("button", { name: "I have seen the certificate" }).click();
  await expect(card.getByText(/Seen by Cora Dinator on/)).toBeVisible();
  await card.getByLabel(/^Approve/).check();
  await card.getByRole("button", { name: "Decide" }).click();
  await expect(desk.getByRole("row", { name: new RegExp(member.name) })).toContainText("Approved");
  await inbox(member.email, "");
  await page.goto("/mentoring");
  await expect(page.getByText("Before your first request: the briefing")).toBeVisible();
});

test("an administrator proves who they are without losing their search, gives a duty and takes it back", async ({
  page,
  db,
  signIn,
  inbox,
}) => {
  const admin = await newMember(db, { name: "Adele Ministrator" });
  const member = await newMember(db, { name: `Duty ${randomUUID().slice(0, 6)}` });
  await giveHat(db, admin.id, "admin");
  await signIn(admin.id);
  await db
    .update(sessions)
    .set({ authenticatedAt: new Date(Date.now() - 11 * 60_000) })
    .where(eq(sessions.memberId, admin.id));
  await page.goto(`/admin/members?q=${encodeURIComponent(member.name)}`);
  await page.getByText("Give a duty").click();
  await page.getByLabel("Duty", { exact: true }).selectOption("moderator");
  await page.getByRole("button", { name: "Give the duty" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Confirm that it is you");
  await page.getByRole("button", { name: "Send me a code" }).click();
  const mail = await inbox(admin.email, "Your code to confirm that it is you");
  await page.getByLabel("Code", { exact: true }).fill(codeIn(mail));
  await page.getByRole("button", { name: "Continue with the code" }).click();
  // The search that they had typed is still there.
  await expect(page.getByLabel("Name")).toHaveValue(member.name);
  await page.getByText("Give a duty").click();
  await page.getByLabel("Duty", { exact: true }).selectOption("moderator");
  await page.getByRole("button", { name: "Give the duty" }).click();
  await expect(page.getByRole("button", { name: /Take back: Moderator/ })).toBeVisible();
  await page.getByRole("button", { name: /Take back: Moderator/ }).click();
  await expect(page.getByRole("button", { name: /Take back: Moderator/ })).toBeHidden();
  expect(await db.$count(hats, eq(hats.memberId, member.id))).toBe(0);
});

test("a photograph is drawn anew, can do nothing when it is opened, and is there for those whom its owner chose", async ({
  page,
  db,
  browser,
  baseURL,
  signIn,
}) => {
  const member = await newMember(db);
  await signIn(member.id);
  await page.goto("/account");
  const png = Buffer.from(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
    "base64",
  );
  await page.locator("input[type=file]").setInputFiles({ name: "me.png", mimeType: "image/png", buffer: png });
  await page.getByRole("button", { name: "Upload the photograph" }).click();
  await expect(page.getByText("The photograph is stored.")).toBeVisible();
  const address = (await page.locator("main img").getAttribute("src")) ?? "";
  const own = await page.request.get(address);
  expect(own.headers()).toMatchObject({ "content-type": "image/webp", "x-content-type-options": "nosniff" });
  expect(own.headers()["content-security-policy"]).toContain("sandbox");
  const guest = await browser.newContext(baseURL === undefined ? {} : { baseURL });
  expect((await guest.request.get(address)).status()).toBe(404);
  await guest.close();
});

test("a member writes their hours, goes on leave and keeps a field to themself", async ({ page, db, signIn }) => {
  const member = await newMember(db, { bio: "Words for members." });
  await signIn(member.id);
  await page.goto("/account/hours");
  await page.getByLabel("Tuesday from", { exact: true }).fill("18:00");
  await page.getByLabel("Tuesday to", { exact: true }).fill("17:00");
  await page.getByRole("button", { name: "Save the hours" }).click();
  await expect(page.getByRole("alert", { name: "There is a problem" })).toContainText("A span ends after it begins");
  await page.getByLabel("Tuesday to", { exact: true }).fill("20:00");
  await page.getByRole("button", { name: "Save the hours" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.getByRole("button", { name: "Switch leave on" }).click();
  await expect(page.getByText("You are away until you switch it off")).toBeVisible();

  await page.goto("/account/audiences");
  await page.getByLabel("My name, and being found").selectOption("members");
  await page.getByLabel("My own words").selectOption("members");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect(page.getByText("Saved. It holds from now on.")).toBeVisible();
  await page.goto("/account/audiences?as=member");
  await expect(page.getByText("Words for members.")).toBeVisible();
  await page.getByRole("link", { name: "As a guest" }).click();
  await expect(page.getByText("Seen as a guest, your profile does not exist.")).toBeVisible();
});
