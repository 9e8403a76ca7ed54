import { type SQL, sql } from "drizzle-orm";
import { evidence, evidenceConfirmations, evidenceLinks, evidenceQuestions } from "@/db/schema/index";
import type { Tagged } from "@/domain/evidence/tags";

/** A piece as a list shows it. */
export type PieceLine = Tagged & {
  id: string;
  title: string;
  happenedOn: string;
  version: number;
  /** The newest version that a mentor has confirmed; older than `version` when it was edited since. */
  confirmedVersion: number | null;
  links: number;
  /** Questions of a mentor that wait for an answer. */
  openQuestions: number;
};

// Written out, because a column in a query on one table loses the table's name, and would then be the inner table's.
const thisPiece = sql.raw(`"evidence"."id"`);

const countOf = (rows: SQL) => sql<number>`(select count(*)::int from ${rows})`;

/** What a query on `evidence` selects for lines. */
export const lineColumns = {
  piece: {
    id: evidence.id,
    title: evidence.title,
    kind: evidence.kind,
    happenedOn: evidence.happenedOn,
    version: evidence.version,
    accountability: evidence.accountability,
    communication: evidence.communication,
    delivery: evidence.delivery,
    audiences: evidence.audiences,
    context: evidence.context,
    size: evidence.size,
    stages: evidence.stages,
  },
  confirmedVersion: sql<number | null>`(
    select max(c.version) from ${evidenceConfirmations} c where c.evidence_id = ${thisPiece})`,
  links: countOf(sql`${evidenceLinks} l where l.evidence_id = ${thisPiece}`),
  openQuestions: countOf(sql`${evidenceQuestions} q where q.evidence_id = ${thisPiece} and q.answered_at is null`),
};

/** The line of one row selected with `lineColumns`. */
export function lineFrom<P>({ piece, ...counts }: { piece: P } & Counts): P & Counts {
  const { confirmedVersion, links, openQuestions } = counts;
  return { ...piece, confirmedVersion, links, openQuestions };
}

type Counts = Pick<PieceLine, "confirmedVersion" | "links" | "openQuestions">;
