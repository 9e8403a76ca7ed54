import { z } from "zod";

/** The levels on which a competency is rated. */
export const levels = [0, 1, 2, 3, 4] as const;

export const frameworkLimits = { competencies: 300, profiles: 300, text: 10_000, list: 100, bytes: 2_000_000 } as const;

const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();
const ownLines = (text: string) => text.replace(/\r\n?/g, "\n").trim();

const line = z.string().overwrite(oneLine).min(1).max(frameworkLimits.text);
const words = z.string().overwrite(ownLines).min(1).max(frameworkLimits.text);
const id = z
  .string()
  .max(80)
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*$/);

/** One thing on which people are rated, with what each level of it looks like at work. */
export const competencySchema = z.strictObject({
  id,
  name: line,
  description: words,
  planArea: id,
  difference: id,
  differencePart: id.nullable(),
  /** From 0 to 4. */
  levels: z.array(words).length(levels.length),
  evidence: z.array(line).max(frameworkLimits.list),
  interviewProbe: words,
});
export type FrameworkCompetency = z.infer<typeof competencySchema>;

/** What one role asks for: the level of each competency, and which of them are musts. */
export const profileSchema = z.strictObject({
  roleId: id,
  levels: z.record(id, z.int().min(0).max(4)),
  critical: z.array(id).max(frameworkLimits.competencies),
});
export type FrameworkProfile = z.infer<typeof profileSchema>;

/** A competency framework: what people are rated on, and what each role asks for. */
export const frameworkSchema = z.strictObject({
  competencies: z.array(competencySchema).max(frameworkLimits.competencies),
  profiles: z.array(profileSchema).max(frameworkLimits.profiles),
});
export type Framework = z.infer<typeof frameworkSchema>;

/** What a framework refers to: the areas, differences and roles of this catalogue. */
export type FrameworkTerms = {
  readonly areas: readonly { readonly id: string; readonly label: string }[];
  readonly differences: readonly {
    readonly id: string;
    readonly label: string;
    readonly parts: readonly { readonly id: string; readonly label: string }[];
  }[];
  /** Those with a target profile, in the order of the catalogue. */
  readonly roles: readonly { readonly id: string; readonly name: string }[];
};

/** A competency as it is kept and compared: lines end alike, nothing is set off by blanks. */
export function tidied(competency: FrameworkCompetency): FrameworkCompetency {
  return {
    ...competency,
    name: oneLine(competency.name),
    description: ownLines(competency.description),
    levels: competency.levels.map(ownLines),
    evidence: competency.evidence.map(oneLine),
    interviewProbe: ownLines(competency.interviewProbe),
  };
}

const byId = <T>(rows: readonly T[], idOf: (row: T) => string) => rows.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : 1));

/** The same text for two frameworks that say the same, in whichever order they say it. */
export function canonicalFramework({ competencies, profiles }: Framework): string {
  const ordered = {
    competencies: byId(competencies, (one) => one.id).map((one) =>
      competencySchema.keyof().options.map((key) => one[key]),
    ),
    profiles: byId(profiles, (one) => one.roleId).map(({ roleId, levels: asked, critical }) => [
      roleId,
      byId(Object.entries(asked), ([key]) => key),
      critical.toSorted(),
    ]),
  };
  return JSON.stringify(ordered);
}

/**
 * The framework with a level for every competency in the profile of every one of these roles: what it says itself, or else
 * what `before` said, or else 0. A competency keeps its place in `before`; new ones follow.
 */
export function completed(framework: Framework, before: Framework, roleIds: readonly string[]): Framework {
  const places = new Map(before.competencies.map(({ id: known }, place) => [known, place]));
  const placeOf = (one: FrameworkCompetency) => places.get(one.id) ?? places.size;
  const competencies = framework.competencies.map(tidied).toSorted((a, b) => placeOf(a) - placeOf(b));
  const profileIn = (all: readonly FrameworkProfile[], roleId: string) => all.find((one) => one.roleId === roleId);
  const profiles = roleIds.map((roleId): FrameworkProfile => {
    const said = profileIn(framework.profiles, roleId) ?? profileIn(before.profiles, roleId);
    return {
      roleId,
      levels: Object.fromEntries(competencies.map((one) => [one.id, said?.levels[one.id] ?? 0])),
      critical: competencies.flatMap((one) => (said?.critical.includes(one.id) ? [one.id] : [])),
    };
  });
  return { competencies, profiles };
}
