import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

type Mode = { name: string; width: number; scheme: "light" | "dark"; rules?: string[] };

/** All that differs between two schemes at one width, and between two widths of one layout that both are wide enough. */
const ofColour = ["color-contrast", "link-in-text-block"];
const screens: readonly Mode[] = [
  { name: "1440, light", width: 1440, scheme: "light" },
  { name: "1440, dark", width: 1440, scheme: "dark", rules: ofColour },
  { name: "390, dark", width: 390, scheme: "dark", rules: ofColour },
  { name: "390, light", width: 390, scheme: "light", rules: ofColour },
  { name: "320, light", width: 320, scheme: "light" },
];
/** What is left of an A4 sheet between its margins, in pixels: upright, and on its side for a plan's chart. */
const sheet = { upright: 673, onItsSide: 1031 } as const;

/** A form for a text of several lines that keeps no draft of it. */
const losing = "form:has(textarea):not(:has([data-keeps]))";

async function findings(page: Page, rules: string[] | undefined): Promise<string[]> {
  // Without frames of other origins nothing needs the second page that it would open for each run.
  const axe = new AxeBuilder({ page }).setLegacyMode(true);
  const { violations } = await (rules === undefined ? axe : axe.withRules(rules)).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(" ")).join(", ")}`);
}

/** What is on paper and should not be: something to press, a heading over nothing, anything cut off at the right. */
function leftovers(): string[] {
  const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true });
  const found: string[] = [];
  for (const control of document.querySelectorAll("button, input, select, textarea, summary, .btn")) {
    if (isShown(control)) found.push(`to press: ${control.textContent || control.getAttribute("name")}`);
  }
  for (const section of document.querySelectorAll(".sec")) {
    if (!isShown(section) || section.querySelector("svg, img") !== null) continue;
    const rest = [...section.children].filter((child) => child.tagName !== "HEADER" && isShown(child));
    if (rest.every((child) => child.textContent?.trim() === ""))
      found.push(`an empty section: ${section.textContent?.trim()}`);
  }
  for (const element of document.querySelectorAll("main *")) {
    const { overflowX, clipPath } = getComputedStyle(element);
    const isCut = overflowX !== "visible" && clipPath === "none" && element.scrollWidth > element.clientWidth + 1;
    if (isCut && element.clientWidth > 1 && isShown(element))
      found.push(`cut off: ${element.textContent?.slice(0, 60)}`);
  }
  return found;
}

async function onPaper(page: Page, path: string): Promise<void> {
  const where = `${path} on paper`;
  const width = (await page.locator(".gantt").count()) > 0 ? sheet.onItsSide : sheet.upright;
  await page.emulateMedia({ media: "print", colorScheme: "dark", reducedMotion: "reduce" });
  await page.setViewportSize({ width, height: 900 });
  expect(await findings(page, undefined), where).toEqual([]);
  expect(await page.evaluate(leftovers), where).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth), where).toBeLessThanOrEqual(width);
  await page.emulateMedia({ media: "screen" });
}

/**
 * What must hold on a page whoever reads it, however wide it is, whichever colours it has, and on paper: axe finds
 * nothing, there is one first heading, and nothing is cut off or makes the page scroll sideways. A form with room for a text keeps
 * what is typed into it. The page is loaded once, and left as wide as it was.
 */
export async function look(page: Page, path: string): Promise<void> {
  const before = page.viewportSize();
  await expect(page.locator(losing), `${path}: forms that lose what is typed`).toHaveCount(0);
  for (const { name, width, scheme, rules } of screens) {
    await page.emulateMedia({ media: "screen", colorScheme: scheme, reducedMotion: "reduce" });
    await page.setViewportSize({ width, height: 900 });
    const where = `${path} at ${name}`;
    expect(await findings(page, rules), where).toEqual([]);
    await expect(page.locator("h1"), where).toHaveCount(1);
    const across = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(across, `${where}: no sideways scroll`).toBeLessThanOrEqual(width);
  }
  await onPaper(page, path);
  if (before !== null) await page.setViewportSize(before);
}

/** Opens an address and looks at it; nothing may lead elsewhere, and the console stays clean. */
export async function inspect(page: Page, path: string): Promise<void> {
  const complaints: string[] = [];
  const listen = (message: { type: () => string; text: () => string }) => {
    // The browser reports a page's own status as an error; the page that says "not found" is meant to have it.
    if (message.type() === "error" && !/\b40[04]\b/.test(message.text())) complaints.push(message.text());
  };
  page.on("console", listen);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(path);
  expect(new URL(page.url()).pathname, "the address that was asked for").toBe(path.split("?")[0]);
  await look(page, path);
  expect(complaints, `${path}: the console`).toEqual([]);
  page.off("console", listen);
}
