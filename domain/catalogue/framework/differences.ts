import type { Framework, FrameworkCompetency } from "./document";

/** What one role asks for in one competency. */
export type Target = { readonly level: number; readonly must: boolean };

/** One thing in which two versions of a framework differ. */
export type FrameworkChange =
  | {
      readonly kind: "added";
      readonly competencyId: string;
      readonly name: string;
      readonly description: string;
      /** Of those roles that ask anything of it. */
      readonly targets: readonly ({ readonly roleId: string } & Target)[];
    }
  | { readonly kind: "retired"; readonly competencyId: string; readonly name: string }
  | {
      readonly kind: "changed";
      readonly competencyId: string;
      readonly name: string;
      readonly what: string;
      readonly before: string;
      readonly after: string;
    }
  | {
      readonly kind: "target";
      readonly competencyId: string;
      readonly name: string;
      readonly roleId: string;
      readonly before: Target;
      readonly after: Target;
    };

type Texts = readonly (readonly [string, string])[];

/** What is said of a competency, part by part, each by the name that people know. */
function textsOf(one: FrameworkCompetency): Texts {
  return [
    ["Name", one.name],
    ["Description", one.description],
    ...one.levels.map((text, level): [string, string] => [`Level ${level}`, text]),
    ["Plan area", one.planArea],
    ["Difference", one.differencePart === null ? one.difference : `${one.difference}, ${one.differencePart}`],
    ["Evidence", one.evidence.join("\n")],
    ["Interview question", one.interviewProbe],
  ];
}

function changesOf(before: FrameworkCompetency, after: FrameworkCompetency): FrameworkChange[] {
  const was = textsOf(before);
  return textsOf(after).flatMap(([what, text], place): FrameworkChange[] => {
    const old = was[place]?.[1] ?? "";
    if (old === text) return [];
    return [{ kind: "changed", competencyId: after.id, name: after.name, what, before: old, after: text }];
  });
}

/** What a role asks for in a competency; nothing where its profile does not name it. */
export function targetIn(framework: Framework, roleId: string, competencyId: string): Target {
  const profile = framework.profiles.find((one) => one.roleId === roleId);
  return { level: profile?.levels[competencyId] ?? 0, must: profile?.critical.includes(competencyId) ?? false };
}

/**
 * What changed from one version of a framework to another, competency by competency: added, retired, said otherwise, and for
 * each of these roles what is asked for otherwise. Targets of what was added or retired came or went with it.
 */
export function frameworkChanges(before: Framework, after: Framework, roleIds: readonly string[]): FrameworkChange[] {
  const old = new Map(before.competencies.map((one) => [one.id, one]));
  const kept = new Set(after.competencies.map((one) => one.id));
  const changes = after.competencies.flatMap((one): FrameworkChange[] => {
    const was = old.get(one.id);
    if (was === undefined) {
      const targets = roleIds
        .map((roleId) => ({ roleId, ...targetIn(after, roleId, one.id) }))
        .filter(({ level }) => level > 0);
      return [{ kind: "added", competencyId: one.id, name: one.name, description: one.description, targets }];
    }
    const targets = roleIds.flatMap((roleId): FrameworkChange[] => {
      const asked = targetIn(before, roleId, one.id);
      const asks = targetIn(after, roleId, one.id);
      if (asked.level === asks.level && asked.must === asks.must) return [];
      return [{ kind: "target", competencyId: one.id, name: one.name, roleId, before: asked, after: asks }];
    });
    return [...changesOf(was, one), ...targets];
  });
  const retired = before.competencies.filter((one) => !kept.has(one.id));
  return [
    ...changes,
    ...retired.map((one): FrameworkChange => ({ kind: "retired", competencyId: one.id, name: one.name })),
  ];
}

/** How many competencies were added, retired and otherwise changed, and how many targets. */
export function countChanges(changes: readonly FrameworkChange[]) {
  const of = (kind: FrameworkChange["kind"]) => changes.filter((change) => change.kind === kind);
  return {
    added: of("added").length,
    retired: of("retired").length,
    changed: new Set(of("changed").map(({ competencyId }) => competencyId)).size,
    targets: of("target").length,
  };
}
