/** The parts of an export, in the order in which its reader meets them: the words of the product, each with its heading. */
export const exportWords = {
  accounts: "Your account",
  programmes: "Programmes and duties",
  benchmark: "Your benchmark",
  matching: "Looking for a mentor, and being one",
  requests: "Requests",
  mentorships: "Mentorships",
  plans: "Development plans",
  evidence: "Evidence",
  gates: "Reviews and gates",
  cpd: "Professional development",
  cases: "Cases",
  discussion: "Discussions",
  moderation: "Moderation",
  drafts: "Drafts",
  obligations: "Who owes what by when",
  notifications: "Mail",
  safety: "Keeping away",
  catalogue: "Work on the catalogue",
} as const;

export type ExportWord = keyof typeof exportWords;

/** What JSON can say, and a point in time, which becomes text in it. */
export type Value = string | number | boolean | null | Date | readonly Value[] | { readonly [key: string]: Value };
export type Row = Readonly<Record<string, Value>>;

/** What one table holds of the member. */
export type Section = {
  readonly word: ExportWord;
  /** Its key in `data.json`. */
  readonly name: string;
  readonly title: string;
  /** What its reader might miss here, and why. */
  readonly remark?: string | undefined;
  readonly rows: readonly Row[];
};

/** All that is exported of a member, as it was at one moment. */
export type MemberExport = {
  readonly takenAt: Date;
  readonly member: { readonly id: string; readonly name: string };
  readonly sections: readonly Section[];
};

/** The export as `data.json`, version 1: grouped by word, then by table. A table without a row of the member is an empty list. */
export function toData({ takenAt, member, sections }: MemberExport): string {
  const words: Record<string, Record<string, readonly Row[]>> = {};
  for (const { word, name, rows } of sections) words[word] = { ...words[word], [name]: rows };
  return `${JSON.stringify({ format: "critical-path-export", version: 1, takenAt, member, ...words }, null, 2)}\n`;
}
