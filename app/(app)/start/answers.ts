import type { StartAnswers } from "@/domain/benchmark/start";

function text(form: FormData, name: string): string | undefined {
  const value = form.get(name);
  return typeof value === "string" ? value.trim() : undefined;
}

/** Keeps an entry only when the form has the field; an empty field takes the answer back. */
function optional<T>(name: string, value: string | undefined, read: (text: string) => T): Record<string, T | null> {
  return value === undefined ? {} : { [name]: value === "" ? null : read(value) };
}

function filled(form: FormData, name: string): Record<string, string> {
  const value = text(form, name);
  return value === undefined || value === "" ? {} : { [name]: value };
}

/** The value with which somebody leaves the choice of a route, or their own hours, as it is. */
export const unchanged = "unchanged";

/** The answers that a form of the start holds. Fields that it does not have stay as they were. */
export function readAnswers(form: FormData): StartAnswers {
  const route = text(form, "routeId");
  const hours = form.getAll("hours").filter((value) => typeof value === "string" && value !== unchanged);
  const ratings = [...form.entries()].flatMap(([name, value]) =>
    name.startsWith("rating.") && typeof value === "string"
      ? [{ competencyId: name.slice("rating.".length), level: Number(value) }]
      : [],
  );
  // The procedure checks every value against its schema; here they are only gathered.
  return {
    ...filled(form, "currentRoleId"),
    ...filled(form, "currentDomainId"),
    ...filled(form, "targetRoleId"),
    ...filled(form, "targetDomainId"),
    ...filled(form, "domainWish"),
    ...filled(form, "timeZone"),
    ...optional("organisation", text(form, "organisation"), (value) => value),
    ...optional("goals", text(form, "goals"), (value) => value),
    ...optional("employmentType", text(form, "employmentType"), (value) => value),
    ...optional("yearsExperience", text(form, "yearsExperience"), Number),
    ...optional("targetSubdomainId", text(form, "targetSubdomainId"), (value) => value),
    ...(route === undefined ? {} : { routeId: route === unchanged ? null : route }),
    ...(hours.length === 0 ? {} : { hours }),
    ...(ratings.length === 0 ? {} : { ratings }),
  } as StartAnswers;
}
