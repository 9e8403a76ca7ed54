import sharp from "sharp";
import { giveHat, newMember, newProgramme } from "@/db/factories";
import { fieldVisibility, heldCredentials } from "@/db/schema/accounts";
import { programmeMembers } from "@/db/schema/programmes";
import { expect, test } from "./fixtures";
import { look } from "./look";

test("a member shows a badge, a coordinator records having seen it, and a change makes it self-declared again", async ({
  db,
  inbox,
  signIn,
  signInElsewhere,
}) => {
  test.slow();
  const { id: programmeId } = await newProgramme(db);
  const member = await newMember(db, { name: "Bea Badger" });
  const coordinator = await newMember(db, { name: "Cora Dinator" });
  await giveHat(db, coordinator.id, "coordinator", programmeId);
  const joinedAt = new Date();
  await db
    .insert(programmeMembers)
    .values([member, coordinator].map(({ id }) => ({ programmeId, memberId: id, joinedAt })));
  await db
    .insert(fieldVisibility)
    .values(
      ["credentials", "listing"].map((field) => ({ memberId: member.id, field, audience: "programme" as const })),
    );
  await db.insert(heldCredentials).values({ memberId: member.id, credentialId: "pmp" });

  const page = await signIn(member.id);
  await test.step("the member gives an address and a picture", async () => {
    await page.goto("/account/career");
    await page.getByText(/^Change Project Management Professional/).click();
    await page.getByLabel("Address of the badge").first().fill("https://badges.example.org/7");
    await page
      .getByLabel("Picture of the badge")
      .first()
      .setInputFiles({
        name: "badge.png",
        mimeType: "image/png",
        buffer: await sharp({ create: { width: 300, height: 300, channels: 3, background: "#264" } })
          .png()
          .toBuffer(),
      });
    await page.getByRole("button", { name: "Save the credential" }).click();
    await expect(page.getByText("Saved as self-declared.")).toBeVisible();
    const link = page.getByRole("link", { name: "Badge at badges.example.org" });
    await expect(link).toHaveAttribute("rel", "nofollow noopener noreferrer");
    const image = page.getByRole("img", { name: /^Badge of Project Management Professional/ });
    await expect.poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth)).toBe(300);
  });

  const desk = await signInElsewhere(coordinator.id);
  await test.step("a coordinator sees it and says so by name; the member is told", async () => {
    await desk.goto("/programme");
    await desk.getByRole("link", { name: "Credentials of members" }).click();
    const row = desk.getByRole("row", { name: /^Bea Badger/ });
    await expect(row.getByText("Self-declared")).toBeVisible();
    await expect(row.getByRole("link", { name: "Badge at badges.example.org" })).toBeVisible();
    await row.getByRole("button", { name: "I have seen the certificate" }).click();
    await expect(desk.getByRole("row", { name: /^Bea Badger/ })).toContainText("Seen by Cora Dinator on");
    await look(desk, "/programme/credentials, with a badge");
    await inbox(member.email, "Cora Dinator has seen your");
    await page.reload();
    await expect(page.getByText(/^Seen by Cora Dinator on/)).toBeVisible();
  });

  await test.step("a change by the member takes that away, and the coordinator has it before them again", async () => {
    await page.getByText(/^Change Project Management Professional/).click();
    await page.getByLabel("Obtained on").first().fill("2024-05-01");
    await page.getByRole("button", { name: "Save the credential" }).click();
    await expect(page.getByText("Saved as self-declared.")).toBeVisible();
    await expect(page.getByText(/^Seen by Cora Dinator on/)).toHaveCount(0);
    await desk.reload();
    const waiting = desk.getByRole("table", { name: "Credentials that nobody has seen" });
    await waiting
      .getByRole("row", { name: /^Bea Badger/ })
      .getByRole("button", { name: "I have seen the certificate" })
      .click();
    await desk
      .getByRole("row", { name: /^Bea Badger/ })
      .getByRole("button", { name: "Take it back" })
      .click();
    await expect(waiting.getByRole("row", { name: /^Bea Badger/ })).toContainText("Self-declared");
  });
});
