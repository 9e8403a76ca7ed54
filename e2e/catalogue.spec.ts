import { giveHat, newMember } from "@/db/factories";
import { expect, test } from "./fixtures";

test.describe("for a visitor without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a route is drawn, judged by both articles and told stage by stage", async ({ page }) => {
    await page.goto("/routes");
    const row = page.getByRole("row", { name: /PMO coordinator to BA on a large transformation/ });
    await expect(row).toContainText("Recommends it");
    await row.getByRole("link").click();
    await expect(page).toHaveURL("/routes/ba-transformation");
    await expect(page.getByRole("img", { name: /route from PMO coordinator to project manager/i })).toBeVisible();
    await expect(page.getByRole("heading", { name: "Article 1" })).toBeVisible();
    await expect(page.getByText("Says nothing about this")).toBeVisible();
    await expect(page.getByRole("heading", { name: "BA on a large transformation", exact: true })).toBeVisible();
    await expect(page.getByText("Durations are typical, adjust to your case")).toBeVisible();
    await page.getByRole("link", { name: "Article 1" }).first().click();
    await expect(page).toHaveURL("/sources#A1");
  });

  test("the direct jump is labelled as contested, with its reasons, and stays open to all", async ({ page }) => {
    await page.goto("/routes/direct-jump");
    await expect(page.getByText("This route is contested")).toBeVisible();
    await expect(page.getByText("Advises against it", { exact: true })).toBeVisible();
    await expect(page.getByText("Nothing here stops you from choosing it.")).toBeVisible();
  });

  test("a role leads to its target profile, its routes and its next roles", async ({ page }) => {
    await page.goto("/roles/pmo-coordinator");
    const profile = page.getByRole("table", { name: "Target levels of PMO Coordinator" });
    await expect(profile.getByRole("row", { name: /Written communication and reporting/ })).toContainText("Must");
    await page.getByRole("link", { name: "Business Analyst", exact: true }).click();
    await expect(page).toHaveURL("/roles/business-analyst");
  });

  test("the glossary is searched and filtered by an address that can be shared", async ({ page }) => {
    await page.goto("/glossary");
    await expect(page.getByText("111 terms")).toBeVisible();
    await page.getByLabel("Category").selectOption("banking");
    await page.getByLabel("Search").fill("lends");
    await page.getByRole("button", { name: "Show" }).click();
    await expect(page).toHaveURL("/glossary?q=lends&category=banking");
    await expect(page.getByRole("term").filter({ hasText: "Deposit" })).toBeVisible();
    await page.getByRole("link", { name: "Show all" }).click();
    await expect(page).toHaveURL("/glossary");
  });

  test("a credential says how sure we are and sends people to the body", async ({ page }) => {
    await page.goto("/credentials#pmp");
    const entry = page.getByRole("listitem").filter({ hasText: "Project Management Professional" });
    await expect(entry).toContainText("Not fully sure");
    await expect(entry).toContainText("check with PMI");
  });

  test("an address that is not in the catalogue says so", async ({ page }) => {
    for (const path of ["/routes/moon", "/roles/astronaut", "/domains/space"]) {
      expect((await page.goto(path))?.status(), path).toBe(404);
    }
  });
});

test("an administrator changes a term and the public page shows it; the history says who it was", async ({
  db,
  signIn,
  browser,
  baseURL,
}) => {
  const administrator = await newMember(db, { name: "Ada Minister" });
  await giveHat(db, administrator.id, "admin");
  const visitor = await browser.newPage(baseURL === undefined ? {} : { baseURL });
  await visitor.goto("/glossary");
  const page = await signIn(administrator.id);
  await page.goto("/admin/catalogue");
  await page.getByRole("main").getByRole("link", { name: "Glossary" }).last().click();
  await page.getByLabel("Search glossary").fill("hypercare");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name: "Hypercare" }).click();
  await page.getByLabel("Definition").fill("");
  await page.getByRole("button", { name: "Save the entry" }).click();
  await expect(page.getByRole("alert", { name: "There is a problem" })).toContainText("Fill this in.");
  const definition = `The weeks after go-live, said anew ${administrator.id.slice(0, 8)}.`;
  await page.getByLabel("Definition").fill(definition);
  await page.getByRole("button", { name: "Save the entry" }).click();
  await expect(page.getByText("Saved. The pages show it now.")).toBeVisible();
  await expect(page.getByRole("region", { name: "History" })).toContainText("Ada Minister");
  await expect(async () => {
    await visitor.reload();
    await expect(visitor.getByText(definition)).toBeVisible({ timeout: 200 });
  }).toPass({ timeout: 10_000 });
  await visitor.close();
});
