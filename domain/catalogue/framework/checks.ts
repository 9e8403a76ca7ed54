import type { Framework, FrameworkTerms } from "./document";
import type { Problems } from "./problems";

/** Where an entry of a file stands: its line, and what the column of one of its parts is called there. */
export type Place = { readonly line: (part?: string) => number; readonly column: (part: string) => string };

/** Where each competency and each profile of a file stands, in the order of the framework. */
export type Places = { readonly competencies: readonly Place[]; readonly profiles: readonly Place[] };

const namesOf = (terms: readonly { id: string }[]) => terms.map(({ id }) => id).join(", ");

/** Notes what does not fit together in a framework, or not with this catalogue, each at its place. */
export function checkFramework(framework: Framework, terms: FrameworkTerms, places: Places, problems: Problems): void {
  const seen = new Set<string>();
  framework.competencies.forEach((one, index) => {
    const place = places.competencies[index];
    const say = (part: string, message: string) =>
      problems.say(place?.line(part) ?? 1, place?.column(part) ?? part, message);
    if (seen.has(one.id)) say("id", `“${one.id}” stands in the file twice. Each competency has an id of its own.`);
    seen.add(one.id);
    if (!terms.areas.some(({ id }) => id === one.planArea)) {
      say("planArea", `There is no plan area “${one.planArea}”. Write one of ${namesOf(terms.areas)}.`);
    }
    const difference = terms.differences.find(({ id }) => id === one.difference);
    if (difference === undefined) {
      say("difference", `There is no difference “${one.difference}”. Write one of ${namesOf(terms.differences)}.`);
    } else if (one.differencePart !== null && !difference.parts.some(({ id }) => id === one.differencePart)) {
      const parts =
        difference.parts.length === 0 ? "It has none: leave this empty." : `Write one of ${namesOf(difference.parts)}.`;
      say("differencePart", `“${difference.id}” has no part “${one.differencePart}”. ${parts}`);
    }
  });
  const roles = new Set<string>();
  framework.profiles.forEach((profile, index) => {
    const place = places.profiles[index];
    const say = (part: string, message: string) =>
      problems.say(place?.line(part) ?? 1, place?.column(part) ?? part, message);
    if (roles.has(profile.roleId)) say("roleId", `The role “${profile.roleId}” stands in the file twice.`);
    roles.add(profile.roleId);
    if (!terms.roles.some(({ id }) => id === profile.roleId)) {
      say("roleId", `There is no role “${profile.roleId}” in the catalogue. Add it there first, or take it out here.`);
    }
    for (const id of [...Object.keys(profile.levels), ...profile.critical]) {
      if (!seen.has(id)) say(id, `The role asks for “${id}”, which is no competency of the file.`);
    }
    for (const id of profile.critical) {
      if (seen.has(id) && (profile.levels[id] ?? 0) === 0) say(id, `“${id}” is a must here, and its level is 0.`);
    }
  });
}
