import { placeOfZone } from "@/domain/accounts/places";
import { hoursPresetText } from "@/domain/benchmark/hours";
import type { StartStep } from "@/domain/benchmark/start";
import type { caller } from "@/server/rsc";

type Start = Awaited<ReturnType<Awaited<ReturnType<typeof caller>>["benchmark"]["getStart"]>>;

const nameIn = (options: readonly { id: string; name: string }[], id: string | null): string =>
  options.find((option) => option.id === id)?.name ?? "";

const joined = (parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part !== null && part !== undefined && part !== "").join(", ");

/** What was answered in each step, in words, for its collapsed row. */
export function summaryWords({ answers, options, hours, facts, route }: Start): Record<StartStep, string> {
  const years = answers.yearsExperience;
  const times =
    hours === null ? "own hours" : hours.map((preset) => hoursPresetText(preset).label.toLowerCase()).join(" and ");
  return {
    role: joined([
      nameIn(options.roles, answers.currentRoleId),
      nameIn(options.domains, answers.currentDomainId),
      answers.organisation,
      years === null ? null : years === 1 ? "1 year" : `${years} years`,
    ]),
    target: joined([
      nameIn(options.roles, answers.targetRoleId),
      route === null || route.suggested ? null : `by way of “${route.name}”`,
    ]),
    domain: joined([
      nameIn(options.domains, answers.targetDomainId),
      nameIn(options.subdomains, answers.targetSubdomainId),
      times,
      `${placeOfZone(answers.timeZone)} time`,
    ]),
    benchmark: `${facts.rated} of 6 rated`,
  };
}
