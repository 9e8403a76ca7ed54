import type { Hat } from "@/domain/actor";
import type { ObligationLine } from "@/server/obligations/queries";

type DutyLine = {
  readonly duty: string;
  /** What waits for them in it, truthfully: nothing where nothing can. */
  readonly sentence: string;
  readonly place: { readonly href: string; readonly label: string } | null;
};

const moderating: ReadonlySet<string> = new Set(["review_post", "review_sensitive_post", "decide_report"]);

const order: readonly Hat["kind"][] = ["coordinator", "moderator", "safeguarding", "admin"];

/** What each duty asks today, one line for each kind of it, in a fixed order. */
export function dutyLines(
  duties: readonly Hat["kind"][],
  owed: readonly Pick<ObligationLine, "kind">[],
): readonly DutyLine[] {
  const waiting = owed.filter((line) => line.kind === "decide_application").length;
  const toModerate = owed.filter((line) => moderating.has(line.kind)).length;
  const lines: Readonly<Record<Hat["kind"], DutyLine>> = {
    coordinator: {
      duty: "Coordinator",
      sentence:
        waiting === 0
          ? "No application waits for your decision."
          : `${waiting === 1 ? "1 application waits" : `${waiting} applications wait`} for your decision.`,
      place: { href: "/programme/mentors", label: "Applications" },
    },
    moderator: {
      duty: "Moderator",
      sentence:
        toModerate === 0
          ? "No post and no report waits for a moderator."
          : `${toModerate} ${toModerate === 1 ? "thing waits" : "things wait"} for a moderator.`,
      place: { href: "/moderation", label: "Moderation" },
    },
    safeguarding: { duty: "Safeguarding lead", sentence: "Nothing waits for you.", place: null },
    admin: {
      duty: "Administrator",
      sentence: "Nothing waits for you. Members, their duties and the catalogue are in your hands.",
      place: { href: "/admin", label: "Administration" },
    },
  };
  return order.flatMap((kind) => (duties.includes(kind) ? [lines[kind]] : []));
}
