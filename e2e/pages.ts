import { readdirSync } from "node:fs";

export const people = {
  "a mentee": "jasmine.owusu.pettifer@demo.example",
  "a mentor": "oluwaseun.adebanjo.firth@demo.example",
  "a coordinator": "coordinator@demo.example",
  "a moderator": "moderator@demo.example",
  "an administrator": "admin@demo.example",
} as const;

/** Who looks: nobody in particular, one of the demo people, or somebody who joined a moment ago and has nothing yet. */
export type Who = "a visitor" | "a new member" | keyof typeof people;

/**
 * Every page as somebody comes to it; what stands in braces is looked up in the demo community. A page is added here when
 * it is made: a test compares the list with the routes.
 */
export const pages: Readonly<Record<Who, readonly string[]>> = {
  "a visitor": [
    "/",
    "/mentors",
    "/mentors?domain=banking",
    "/mentors?q=zzzz-nobody",
    "/mentors/oluwaseun-adebanjo-firth",
    "/cases",
    "/cases/tsb-2018",
    "/cases/tsb-2018?from=3.1",
    "/cases/post-office-horizon",
    "/cases?stage=coordinator",
    "/cases?tag=suppliers",
    "/cases/card-migration-the-rehearsal-that-went-too-well",
    "/cases/card-migration-the-rehearsal-that-went-too-well?open=yes",
    "/cases/referral-forms-eleven-boards-and-one-screen",
    "/discussion",
    "/discussion?domain=nhs",
    "/discussion/11",
    "/discussion/11?from=2",
    "/discussion/999999",
    "/search",
    "/search?q=benifits",
    "/search?q=change+freeze&kind=terms",
    "/search?q=zzzzqqq&author=nobody",
    "/routes",
    "/routes/ba-transformation",
    "/routes/direct-jump",
    "/roles",
    "/roles/pmo-coordinator",
    "/domains",
    "/domains/banking",
    "/glossary",
    "/credentials",
    "/sources",
    "/help",
    "/conduct",
    "/confidentiality",
    "/privacy",
    "/accessibility",
    "/sign-in",
    "/sign-in/code",
    "/sign-in/confirm?token=spent",
    "/sign-up",
    "/reset-password",
    "/reset-password/choose",
    "/shared/{share}",
    "/certificates/{certificate}",
    "/unsubscribe/not-complete",
    "/no-such-page",
    "/mentors/nobody-here",
    "/cases/nope",
    "/routes/nope",
    // There is an administrator, and mail is sent: neither page is there.
    "/set-up",
    "/inbox",
    "/inbox/nope",
    // Said by the door alone, as a failure is.
    "/%E0%A4%A",
  ],
  "a new member": [
    "/today",
    "/start",
    "/benchmark",
    "/benchmark/services",
    "/shortlist",
    "/requests",
    "/mentorships",
    "/plans",
    "/evidence",
    "/cpd",
    "/cpd/credentials",
    "/cpd/months",
    "/mentoring",
    "/account/career",
  ],
  "a mentee": [
    "/today",
    "/start",
    "/start?step=benchmark",
    "/benchmark",
    "/benchmark/presenting",
    "/benchmark/services",
    "/benchmark/services/{service}",
    "/mentors",
    "/mentors?q=zzzz-nobody",
    "/mentors/oluwaseun-adebanjo-firth",
    "/mentors/compare?m=oluwaseun-adebanjo-firth&m=aisling-banerjee-stroud",
    "/search?q=migration",
    "/shortlist",
    "/requests",
    "/requests/{request}",
    "/mentorships",
    "/mentorships/{mentorship}",
    "/evidence",
    "/evidence/new",
    "/evidence/new?kind=link",
    "/evidence/new?kind=file",
    "/evidence/next?stage=cutover",
    "/evidence/{piece}",
    "/evidence/{piece}/edit",
    "/evidence/{piece}/remove",
    "/cases/tsb-2018?from=2&reply=2&quote=yes",
    "/cases?unread=yes",
    "/cases/card-migration-the-rehearsal-that-went-too-well",
    "/cases/write",
    "/cases/write/{draft}",
    "/cases/write/{draft}/check",
    "/discussion",
    "/discussion?unread=yes",
    "/discussion/16",
    "/discussion/18",
    "/discussion/new",
    "/discussion/watching",
    "/discussion/kept",
    "/discussion/new?case=horizon",
    "/discussion/mine",
    "/discussion/posts/{post}/report",
    "/cases/tsb-2018/report",
    "/members/oluwaseun-adebanjo-firth/report",
    "/discussion?tag=requirements",
    "/account",
    "/account/career",
    "/account/hours",
    "/account/audiences",
    "/account/security",
    "/account/export",
    "/account/email",
    "/account/email/confirm",
    "/confirm-it-is-you",
    "/mentoring",
    "/mentoring/apply",
    "/mentoring/briefing",
    "/plans",
    "/plans/new",
    "/plans/import",
    "/plans/{plan}",
    "/plans/{plan}/about",
    "/plans/{plan}/agree",
    "/plans/{plan}/benchmark",
    "/plans/{plan}/changes?from=1&to=6",
    "/plans/{plan}/files",
    "/plans/{plan}/framework",
    "/plans/{plan}/order",
    "/plans/{plan}/order?line={task}",
    "/plans/{plan}/review",
    "/plans/{plan}/sharing",
    "/plans/{plan}/state",
    "/plans/{plan}/items/new?kind=gate",
    "/plans/{plan}/items/{task}",
    "/plans/{plan}/items/{gate}",
    "/plans/{plan}/gates/{gate}",
    "/cpd",
    "/cpd?year=2025",
    "/cpd/entries/new",
    "/cpd/entries/{entry}",
    "/cpd/credentials",
    "/cpd/months",
  ],
  "a mentor": [
    "/today",
    "/cases/pre-read/{asked}",
    "/evidence",
    "/requests",
    "/mentoring",
    "/mentoring/briefing",
    "/mentorships/{completed}",
    "/account",
    "/account/hours",
    "/plans/{plan}",
    "/plans/{plan}/about",
    "/plans/{plan}/agree",
    "/plans/{plan}/benchmark",
    "/plans/{plan}/changes?from=1&to=6",
    "/plans/{plan}/files",
    "/plans/{plan}/items/new?kind=task",
    "/plans/{plan}/items/{task}",
    "/plans/{plan}/review",
    "/plans/{plan}/gates/{gate}",
  ],
  "a coordinator": ["/today", "/programme", "/programme/mentors", "/programme/credentials"],
  "a moderator": [
    "/cases/referral-forms-eleven-boards-and-one-screen/correct",
    "/cases/referral-forms-eleven-boards-and-one-screen/history",
    "/today",
    "/moderation",
    "/moderation/log",
    "/moderation/tags",
    "/moderation/tags/testing",
    "/moderation/posts/{post}",
    "/moderation/threads/1",
    "/moderation/threads/11/move",
    "/moderation/threads/11/move?domain=nhs",
    "/moderation/threads/11/split",
    "/moderation/threads/11/split?post=2&show=preview",
    "/moderation/threads/11/merge",
    "/moderation/threads/11/merge?q=the",
    "/moderation/threads/11/merge?into=1",
    "/moderation/members/jasmine-owusu-pettifer",
    "/discussion/posts/{post}/history",
  ],
  "an administrator": [
    "/today",
    "/admin",
    "/admin/members",
    "/admin/catalogue",
    "/admin/catalogue/roles",
    "/admin/catalogue/roles/new",
    "/admin/catalogue/roles/pmo-analyst",
    "/admin/framework",
  ],
};

/** The addresses that `app` has a page for, such as `/plans/[planId]`. */
export function routes(): string[] {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" });
  return files
    .filter((file) => /(^|\/)page\.tsx$/.test(file))
    .map((file) => `/${file.replace(/\/?page\.tsx$/, "").replace(/\([^/]*\)\/?/g, "")}`.replace(/(.)\/$/, "$1"))
    .toSorted();
}

const dynamicParts = (route: string) => route.match(/\[/g)?.length ?? 0;

function matches(route: string, path: string): boolean {
  const pattern = route
    .replace(/[.*+?^${}()|\\]/g, "\\$&")
    .replace(/\/\[\\\.\\\.\\\.[^\]]*\]/g, "/.+")
    .replace(/\[[^\]]*\]/g, "[^/]+");
  return new RegExp(`^${pattern}$`).test(path);
}

/** The routes that no path leads to. A path belongs to the route that names the most of it, as it does when it is asked for. */
export function forgotten(known: readonly string[], paths: readonly string[]): string[] {
  const found = new Set(
    paths.map((path) => {
      const [address = ""] = path.split("?");
      const [route] = known
        .filter((one) => matches(one, address))
        .toSorted((a, b) => dynamicParts(a) - dynamicParts(b));
      return route;
    }),
  );
  return known.filter((route) => !found.has(route));
}
