import type { Page } from "@playwright/test";
import type { Db } from "@/db/client";
import { acceptTexts, newMember, newMentee, newMentor, newProgramme } from "@/db/factories";
import { shortlist } from "@/db/schema/matching";
import { currentConsents, requiredConsents } from "@/domain/accounts/consent";
import { expect, test } from "./fixtures";

const texts = requiredConsents.map((document) => ({ document, version: currentConsents[document] }));
const question = "What have you tried already?";

/** A programme of its own: Maya may send requests, Ada has a question for whoever asks her, Ben stands on Maya's list. */
async function cast(db: Db) {
  const programme = await newProgramme(db);
  const mentee = await newMentee(db, programme.id, { member: { name: "Maya Reader", organisation: "Secret Bank" } });
  await acceptTexts(db, mentee.id, texts);
  const ada = await newMentor(db, programme.id, { member: { name: "Ada First" }, profile: { questions: [question] } });
  const ben = await newMentor(db, programme.id, { member: { name: "Ben Second" } });
  await db.insert(shortlist).values({ memberId: mentee.id, mentorId: ben.id, kind: "saved", createdAt: new Date() });
  return { mentee, ada, ben };
}

async function openForm(page: Page, handle: string) {
  await page.goto(`/mentors/${handle}`);
  const form = page.getByRole("form", { name: "Ask Ada to mentor you" });
  await expect(form).toBeVisible();
  return form;
}

async function send(page: Page, handle: string, next: boolean) {
  const form = await openForm(page, handle);
  await form
    .getByLabel("What you want to be able to do")
    .fill("Hold a room of operations people that disagrees with me.");
  await form.getByLabel("Why Ada").fill("You made the move from the PMO to payments that I want to make.");
  await form.getByLabel(question).fill("One workshop in May, from somebody else’s script.");
  if (next) {
    await form.getByText("Who is asked next").click();
    await form.getByLabel("Ben Second").selectOption({ label: "Ask second" });
    await form.getByLabel("Why Ben").fill("You know payments and have run workshops with operations.");
  }
  await form.getByRole("button", { name: "Send the request" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Your request to Ada First" })).toBeVisible();
}

test("a mentee asks, the mentor asks back, the reply comes and the mentor accepts: each hears of it", async ({
  db,
  signIn,
  signInElsewhere,
  inbox,
}) => {
  test.slow();
  const { mentee, ada } = await cast(db);
  const mine = await signIn(mentee.id);
  await send(mine, ada.handle, false);
  await expect(mine.getByText(/^Ada First has to answer this request by/)).toBeVisible();
  await inbox(ada.email, "Maya");

  const theirs = await signInElsewhere(ada.id);
  await theirs.goto("/today");
  await theirs.getByRole("link", { name: "Answer the request of Maya Reader" }).click();
  await expect(theirs.getByRole("heading", { level: 1, name: "Request from Maya Reader" })).toBeVisible();
  await expect(theirs.getByText("One workshop in May, from somebody else’s script.")).toBeVisible();
  await expect(theirs.getByText("Secret Bank")).toHaveCount(0);
  await theirs.getByText("Ask for more first").click();
  await theirs.getByLabel("Your question").fill("Which room do you mean, and by when?");
  await theirs.getByRole("button", { name: "Send the question" }).click();
  await expect(theirs.getByText(/^Maya Reader has to reply to the question by/)).toBeVisible();

  await mine.goto("/today");
  await mine.getByRole("link", { name: "Reply to the question of Ada First" }).click();
  await mine.getByLabel("Your reply").fill("The July steering committee of the payments programme.");
  await mine.getByRole("button", { name: "Reply to Ada" }).click();
  await expect(mine.getByText(/^Ada First has to answer this request by/)).toBeVisible();

  await theirs.reload();
  await expect(theirs.getByText("The July steering committee of the payments programme.")).toBeVisible();
  await theirs.getByRole("button", { name: "Accept Maya" }).click();
  await expect(theirs.getByRole("heading", { level: 1, name: "Mentee: Maya Reader" })).toBeVisible();
  await inbox(mentee.email, "accepted");
  await mine.reload();
  await mine.getByRole("link", { name: "Open the mentorship" }).click();
  await expect(mine.getByRole("heading", { level: 1, name: "Mentor: Ada First" })).toBeVisible();
});

test("a refusal gives its reason and the next choice is asked by itself", async ({
  db,
  signIn,
  signInElsewhere,
  inbox,
}) => {
  test.slow();
  const { mentee, ada, ben } = await cast(db);
  const mine = await signIn(mentee.id);
  await send(mine, ada.handle, true);
  const bens = await signInElsewhere(ben.id);
  await bens.goto("/requests");
  await expect(bens.getByText("No requests yet")).toBeVisible();

  const theirs = await signInElsewhere(ada.id);
  await theirs.goto("/requests");
  await theirs.getByRole("link", { name: "Maya Reader" }).click();
  await theirs.getByText("Decline, with a reason").click();
  await theirs.getByRole("radio", { name: "I have no room for another mentee at present" }).check();
  await theirs.getByRole("button", { name: "Decline Maya’s request" }).click();
  await expect(theirs.getByText(/What was written is no longer shown to you/)).toBeVisible();

  await inbox(ben.email, "Maya");
  await mine.reload();
  await expect(mine.getByText("I have no room for another mentee at present.")).toBeVisible();
  await expect(mine.getByText(/^Ben Second has to answer this request by/)).toBeVisible();
  await bens.reload();
  await bens.getByRole("link", { name: "Maya Reader" }).click();
  await expect(bens.getByText("You know payments and have run workshops with operations.")).toBeVisible();
  await expect(bens.getByText("Ada First")).toHaveCount(0);

  await mine.getByRole("button", { name: "Take the request back" }).click();
  await expect(mine.getByText("you took it back")).toBeVisible();
});

test("nobody else can tell that a request exists", async ({ db, signIn, signInElsewhere }) => {
  const { mentee, ada, ben } = await cast(db);
  const mine = await signIn(mentee.id);
  await send(mine, ada.handle, true);
  const address = mine.url();
  for (const stranger of [ben, await newMember(db)]) {
    const page = await signInElsewhere(stranger.id);
    const answer = await page.goto(address);
    expect(answer?.status()).toBe(404);
    await expect(page.getByText("Maya Reader")).toHaveCount(0);
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("an incomplete request comes back with what was typed and what is missing, and can then be sent", async ({
    db,
    signIn,
  }) => {
    const { mentee, ada } = await cast(db);
    const page = await signIn(mentee.id);
    const form = await openForm(page, ada.handle);
    await form.getByLabel("Why Ada").fill("Too short");
    await form
      .getByLabel("What you want to be able to do")
      .fill("Hold a room of operations people that disagrees with me.");
    await form.getByRole("button", { name: "Send the request" }).click();
    const problem = page.getByRole("alert");
    await expect(problem.getByRole("link", { name: /at least 20 characters/ })).toBeVisible();
    await expect(problem.getByRole("link", { name: "Answer this question." })).toBeVisible();
    await expect(form.getByLabel("Why Ada")).toHaveValue("Too short");
    await form.getByLabel("Why Ada").fill("You made the move from the PMO to payments that I want to make.");
    await form.getByLabel(question).fill("One workshop in May.");
    await form.getByRole("button", { name: "Send the request" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Your request to Ada First" })).toBeVisible();
  });
});
