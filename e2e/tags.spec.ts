import { newMember } from "@/db/factories";
import { expect, test } from "./fixtures";

test("a case without a skill or a seat is not published, and its author reads why", async ({ db, signIn }) => {
  const page = await signIn((await newMember(db, { name: "Una Filed" })).id);
  await page.goto("/cases/write");
  await page.getByLabel("Title").fill("A project that shows nothing");
  await page.getByRole("button", { name: "Save and check before publishing" }).click();
  await expect(page.getByText("Choose at least one skill that the case shows.")).toBeVisible();
  await expect(page.getByText("Choose the seat from which the case is told.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Publish the case" })).toHaveCount(0);
});
