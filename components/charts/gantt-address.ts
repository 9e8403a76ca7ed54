import { type GanttView, ganttViews } from "@/domain/plans/gantt/gantt-axis";

/** What the address says about the chart. Whatever it does not say is as usual: quarters, baseline shown, all rows. */
export type GanttQuery = {
  readonly view: GanttView;
  /** First day of the window; null to begin just before today. */
  readonly from: string | null;
  readonly baseline: boolean;
  readonly criticalOnly: boolean;
  /** References of the goals whose rows are folded away. */
  readonly folded: ReadonlySet<string>;
  /** Reference of the row whose menu is open. */
  readonly row: string | null;
};

type Params = Readonly<Record<string, string | readonly string[] | undefined>>;

const reference = /^(?:G?\d{1,5})(?:\.\d{1,5})?$/;

function one(params: Params, name: string): string | null {
  const value = params[name];
  return (typeof value === "string" ? value : value?.[0]) ?? null;
}

/** Reads the parameters of a plan's page; anything that means nothing is passed over. */
export function readGanttQuery(params: Params): GanttQuery {
  const view = one(params, "view");
  const from = one(params, "from");
  const row = one(params, "row");
  const folded = (one(params, "fold") ?? "").split(",").filter((part) => reference.test(part));
  return {
    view: ganttViews.find((known) => known === view) ?? "quarter",
    from: from !== null && /^\d{4}-\d{2}-\d{2}$/.test(from) && !Number.isNaN(Date.parse(from)) ? from : null,
    baseline: one(params, "baseline") !== "off",
    criticalOnly: one(params, "critical") === "on",
    folded: new Set(folded),
    row: row !== null && reference.test(row) ? row : null,
  };
}

/** The address of the chart with something changed; an open menu closes unless it is what changes. */
export function ganttHref(pageHref: string, query: GanttQuery, change: Partial<GanttQuery> = {}): string {
  const wanted = { ...query, row: null, ...change };
  const said = new URLSearchParams();
  if (wanted.view !== "quarter") said.set("view", wanted.view);
  if (wanted.from !== null) said.set("from", wanted.from);
  if (!wanted.baseline) said.set("baseline", "off");
  if (wanted.criticalOnly) said.set("critical", "on");
  if (wanted.folded.size > 0) said.set("fold", [...wanted.folded].join(","));
  if (wanted.row !== null) said.set("row", wanted.row);
  const words = said.toString().replaceAll("%2C", ",");
  return words === "" ? pageHref : `${pageHref}?${words}`;
}
