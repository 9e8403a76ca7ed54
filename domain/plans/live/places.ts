import { isUuid } from "@/domain/ids";

const pages = {
  "": "the schedule",
  about: "what the plan says of itself",
  agree: "the agreement",
  benchmark: "the benchmark",
  changes: "the changes",
  files: "the files",
  framework: "the framework",
  gates: "a gate",
  items: "a line",
  review: "the review",
  sharing: "who may read it",
} as const;
type PlanPageName = keyof typeof pages;

/** Where in a plan somebody is: on which of its pages, and at which line when the page is of one. */
export type PlanPlace = { readonly page: PlanPageName; readonly itemId: string | null };

const isPage = (name: string): name is PlanPageName => Object.hasOwn(pages, name);

/** The place that a path behind the plan's own address leads to, such as `/items/<id>`; the schedule if there is none such. */
export function placeOf(path: string): PlanPlace {
  const [, page = "", id = ""] = path.split("/");
  if (!isPage(page)) return { page: "", itemId: null };
  return { page, itemId: (page === "items" || page === "gates") && isUuid(id) ? id : null };
}

/** Whether two are on one page. */
export function isSamePlace(a: PlanPlace, b: PlanPlace): boolean {
  return a.page === b.page && a.itemId === b.itemId;
}

/** A place in words to go on "is viewing"; `wbsOf` knows the numbers of the lines that may be named. */
export function placeWords({ page, itemId }: PlanPlace, wbsOf: ReadonlyMap<string, string>): string {
  const wbs = itemId === null ? undefined : wbsOf.get(itemId);
  if (wbs === undefined) return pages[page];
  return page === "gates" ? `gate ${wbs}` : wbs;
}
