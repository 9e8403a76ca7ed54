import { and, asc, eq, ne, or, type SQL, sql } from "drizzle-orm";
import type { Db, Tx } from "@/db/client";
import { bannedWords, members } from "@/db/schema/index";
import type { CaseDraft } from "@/domain/cases/document";
import { fieldLabels, pointField } from "@/domain/cases/document";
import { type CheckedText, findLeaks, type Leak, nameCandidates } from "@/domain/cases/leaks";
import { arePairBlocked } from "@/server/safety/blocks";

/** The parts of a case that are words of its author. */
function textsOf(draft: CaseDraft): CheckedText[] {
  const fields = [
    "title",
    "organisation",
    "country",
    "situation",
    "constraints",
    "decisionPoint",
    "options",
    "outcome",
    "happened",
    "hindsight",
  ] as const;
  return [
    ...fields.map((field) => {
      const value = draft[field];
      return { field, label: fieldLabels[field], text: typeof value === "string" ? value : value.join("\n") };
    }),
    ...draft.points.map(({ text }, at) => ({
      field: pointField(at, "text"),
      label: `Learning point ${at + 1}`,
      text,
    })),
  ];
}

const mostCandidates = 20_000;
/** More than so many names in one case are a list of members, and each is looked for in every part. */
const mostNames = 100;

/** Full names in the texts that members here have too, but for the author's own and those whom the author may not find here. */
async function namesIn(db: Db | Tx, authorId: string, texts: readonly CheckedText[]): Promise<string[]> {
  const candidates = nameCandidates(texts).slice(0, mostCandidates);
  if (candidates.length === 0) return [];
  const folded: SQL = sql`lower(unaccent(translate(${members.name}, '’‘', '''''')))`;
  const rows = await db
    .selectDistinct({ name: members.name })
    .from(members)
    .where(
      and(
        ne(members.id, authorId),
        sql`${folded} = any(${sql.param(candidates)}::text[])`,
        sql`not ${arePairBlocked(members.id, sql`${authorId}::uuid`)}`,
        or(
          eq(members.hiddenFromOwnOrganisation, false),
          sql`${members.organisationKey} is distinct from (select a.organisation_key from ${members} a where a.id = ${authorId}::uuid)`,
        ),
      ),
    )
    .limit(mostNames);
  return rows.map(({ name }) => name);
}

/** The words that a member never wants to read in a case of theirs. */
export async function wordsOf(db: Db | Tx, memberId: string): Promise<string[]> {
  const rows = await db
    .select({ word: bannedWords.word })
    .from(bannedWords)
    .where(eq(bannedWords.memberId, memberId))
    .orderBy(asc(bannedWords.word));
  return rows.map(({ word }) => word);
}

/** What in a case its author should look at before others read it. Nothing of it leaves this process and its database. */
export async function checkCase(db: Db | Tx, authorId: string, draft: CaseDraft): Promise<Leak[]> {
  const texts = textsOf(draft);
  const [names, banned] = await Promise.all([namesIn(db, authorId, texts), wordsOf(db, authorId)]);
  return findLeaks(texts, { names, banned });
}
