import { expect, test } from "./fixtures";

test.use({ javaScriptEnabled: false });

test("a visitor finds a case, reads its facts with their sources, and what is not certain", async ({ page }) => {
  await page.goto("/cases");
  await expect(page.getByRole("heading", { level: 2, name: "TSB: one weekend, five million customers" })).toBeVisible();
  await page.getByLabel(/^Search \d+ cases$/).fill("payroll");
  await page.getByLabel("Domain").selectOption("nhs");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL("/cases?q=payroll&domain=nhs&outcome=&stage=&tag=");
  await page.getByRole("link", { name: /Queensland Health/ }).click();
  await expect(page).toHaveURL("/cases/queensland-payroll");
  const facts = page.getByRole("region", { name: /^Facts of/ });
  await expect(facts).toContainText("about A$1.2 billion");
  await facts
    .getByRole("link", { name: /^Source 2/ })
    .first()
    .click();
  await expect(page).toHaveURL(/#source-/);
  await expect(page.getByRole("heading", { name: "What is not certain" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "As a project manager" })).toBeVisible();
});

test("a figure that only the press gives says so", async ({ page }) => {
  await page.goto("/cases/lidl-elwis");
  await expect(page.getByText("Press estimate, not confirmed")).toBeVisible();
});

test("a sensitive case warns before it tells", async ({ page }) => {
  await page.goto("/cases/post-office-horizon");
  await expect(page.getByText("Before you read")).toBeVisible();
});

test("an unknown case is not found", async ({ page }) => {
  expect((await page.goto("/cases/atlantis"))?.status()).toBe(404);
});
