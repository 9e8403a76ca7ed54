import type { Page } from "@playwright/test";
import fc from "fast-check";
import { payloads } from "@/components/markdown/payloads.fixture";
import { everythingKnown, renderedPost } from "@/components/markdown/rendered.fixture";
import { examples, examplesOfHtml } from "@/domain/markdown/commonmark.fixture";
import { expect, test } from "./fixtures";

/** What a post may consist of, with the attributes of each part. */
const allowed = new Set(
  [
    "p h3 h4 h5 h6 ul li pre code hr br strong em del table thead tbody tr",
    "div[class] div[role] div[aria-label] div[tabindex] blockquote blockquote[class] ol ol[start] th th[scope] th[class]",
    "td td[class] span span[class] a a[href] a[rel] a[class] a[title] div",
  ].flatMap((line) => line.split(" ")),
);

type Happened = { hits: number; violations: string[]; requests: string[]; dialogs: string[] };

/** Opens markup as a page of the product's, with or without its policy, and notes whatever happens there. */
async function openMarkup(page: Page, markup: string, policy: string | null): Promise<Happened> {
  const happened: Happened = { hits: 0, violations: [], requests: [], dialogs: [] };
  await page.exposeFunction("hit", () => {
    happened.hits += 1;
  });
  await page.exposeFunction("violated", (what: string) => {
    happened.violations.push(what);
  });
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) => {
      Reflect.get(window, "violated")(`${event.effectiveDirective} ${event.sample} ${event.blockedURI}`);
    });
  });
  page.on("dialog", async (dialog) => {
    happened.dialogs.push(dialog.message());
    await dialog.dismiss();
  });
  let isOpen = false;
  await page.route("**/*", async (route) => {
    if (isOpen) {
      happened.requests.push(route.request().url());
      return route.abort();
    }
    isOpen = true;
    const headers = policy === null ? {} : { "content-security-policy": policy };
    const body = `<!doctype html><meta charset="utf-8"><title>Post</title><body>${markup}</body>`;
    return route.fulfill({ contentType: "text/html; charset=utf-8", headers, body });
  });
  await page.goto("/written");
  return happened;
}

/** Provokes every part of the page, and moves all of it once through the browser's own reading and writing of markup. */
function provoke(): void {
  const kinds = [
    "load",
    "error",
    "mouseover",
    "pointerenter",
    "focus",
    "toggle",
    "begin",
    "animationstart",
    "beforetoggle",
  ];
  const all = () => {
    for (const element of document.body.querySelectorAll("*")) {
      for (const kind of kinds) element.dispatchEvent(new Event(kind, { bubbles: false }));
    }
  };
  all();
  const again = document.createElement("body");
  again.innerHTML = document.body.innerHTML;
  document.body.append(...again.childNodes);
  all();
}

/** Each kind of part and attribute in the page, and each address that is neither a web page, nor mail, nor one of ours. */
function inventory(): { parts: string[]; addresses: string[] } {
  const parts = new Set<string>();
  const addresses = new Set<string>();
  for (const element of document.body.querySelectorAll("*")) {
    const tag = element.localName;
    parts.add(element.namespaceURI === "http://www.w3.org/1999/xhtml" ? tag : `foreign ${tag}`);
    for (const { name } of element.attributes) parts.add(`${tag}[${name}]`);
    if (!(element instanceof HTMLAnchorElement)) continue;
    const written = element.getAttribute("href") ?? "";
    const isOurs = /^(?:#post-[\d.]+|\/mentors\/[a-z\d-]+)$/.test(written);
    const isSafe = ["http:", "https:", "mailto:"].includes(element.protocol) && element.rel === "ugc nofollow noopener";
    if (!isOurs && (!isSafe || !/^(?:https?:\/\/|mailto:)/i.test(written))) addresses.add(written);
  }
  return { parts: [...parts], addresses: [...addresses] };
}

/** Six hundred mixtures of payloads and marks, the same in every run. */
function mixtures(): string[] {
  const marks = [
    "**",
    "*",
    "`",
    "[",
    "](",
    ")",
    "<",
    ">",
    "\n",
    "\n\n",
    "> ",
    "- ",
    "| ",
    "\n|---|\n",
    "#4",
    "@gwen",
    "&#58;",
    '"',
    "'",
    "\\",
    "~~",
    " ",
  ];
  const piece = fc.oneof(
    fc.constantFrom(...marks),
    fc.constantFrom(...payloads),
    fc.string({ unit: "binary", maxLength: 6 }),
  );
  return fc
    .sample(fc.array(piece, { minLength: 2, maxLength: 8 }), { numRuns: 600, seed: 20_261_122 })
    .map((pieces) => pieces.join(""));
}

test.describe("what members write in Markdown", () => {
  let policy = "";
  test.beforeAll(async ({ request }) => {
    policy = (await request.get("/")).headers()["content-security-policy"] ?? "";
    expect(policy).toMatch(/^default-src 'none'/);
  });

  for (const guarded of [true, false]) {
    test(`runs nothing, asks for nothing and takes no name, ${guarded ? "under" : "even without"} the policy`, async ({
      page,
    }) => {
      expect(payloads.length).toBeGreaterThan(300);
      const posts = [...payloads, ...examplesOfHtml.map(({ markdown }) => markdown), ...mixtures()];
      const markup = posts.map((post) => renderedPost(post, everythingKnown)).join("");
      const happened = await openMarkup(page, markup, guarded ? policy : null);
      await page.evaluate(provoke);
      await page.waitForLoadState("networkidle");
      const { parts, addresses } = await page.evaluate(inventory);
      expect(parts.filter((part) => !allowed.has(part))).toEqual([]);
      expect(addresses).toEqual([]);
      expect(happened).toEqual({ hits: 0, violations: [], requests: [], dialogs: [] });
      expect(await page.locator(".written").count()).toBe(2 * posts.length);
    });
  }

  test("would be noticed if it ran or asked for anything", async ({ page, context }) => {
    const bad = "<img src=/asked onerror=hit(1)><script>hit(1)</script>";
    const open = await openMarkup(page, bad, null);
    await expect.poll(() => open.hits).toBe(2);
    expect(open.requests).toHaveLength(1);
    const guarded = await openMarkup(await context.newPage(), bad, policy);
    await expect.poll(() => guarded.violations.length).toBe(2);
    expect(guarded.hits).toBe(0);
  });

  test("has the structure in a browser that the standard gives its examples", async ({ page }) => {
    const markup = examples.map(
      ({ markdown, html }) => `<section><div>${renderedPost(markdown)}</div><div>${html}</div></section>`,
    );
    await openMarkup(page, markup.join(""), policy);
    const pairs = await page.evaluate(() => {
      const blocks = "p|h|blockquote|ul|ol|li|pre|hr|br";
      const read = (node: Node, exact: boolean): string => {
        if (node instanceof Text) return exact ? node.data.replace(/\s/g, "\u00b7") : node.data.replace(/\s+/g, " ");
        if (!(node instanceof HTMLElement)) return "";
        const inner = [...node.childNodes].map((one) => read(one, exact || node.localName === "pre")).join("");
        if (node.localName === "div") return inner;
        const said = ["href", "title", "start"]
          .filter((name) => node.hasAttribute(name))
          .map((name) => ` ${name}=${node.getAttribute(name)}`);
        const tag = node.localName.replace(/^h[1-6]$/, "h");
        return `<${tag}${said.join("")}>${inner}</${tag}>`;
      };
      // White space beside a block is nothing that is seen.
      const seen = (node: Node | undefined) =>
        node === undefined
          ? ""
          : read(node, false)
              .replace(new RegExp(` ?(</?(?:${blocks})(?: [^>]*)?>) ?`, "g"), "$1")
              .trim();
      return [...document.querySelectorAll("section")].map(({ children: [ours, theirs] }) => ({
        ours: seen(ours),
        theirs: seen(theirs),
      }));
    });
    expect(pairs).toHaveLength(examples.length);
    const different = pairs.flatMap(({ ours, theirs }, index) =>
      ours === theirs ? [] : [{ example: examples[index]?.number, ours, theirs }],
    );
    expect(different).toEqual([]);
  });
});
