import { z } from "zod";

/** How far somebody has come with a service of a PMO: has done it, has seen it done, or neither. */
export const serviceStandings = ["done", "seen", "never"] as const;
export type ServiceStanding = (typeof serviceStandings)[number];

/** One dated answer about one service. */
export type ServiceAnswer = { serviceId: string; standing: ServiceStanding; answeredAt: Date };

const answerSchema = z.strictObject({
  serviceId: z.string().min(1).max(100),
  standing: z.enum(serviceStandings, "Choose done, seen or never."),
});

/** Some answers, each service at most once. What is left out stays as it was. */
export const answerServicesSchema = z.strictObject({
  answers: z
    .array(answerSchema)
    .min(1)
    .max(200)
    .refine(
      (answers) => new Set(answers.map((one) => one.serviceId)).size === answers.length,
      "One answer for each service.",
    ),
});
export type AnswerServices = z.infer<typeof answerServicesSchema>;

/** The newest answer about each service, by the service's id. */
export function newestAnswers(answers: readonly ServiceAnswer[]): Map<string, ServiceAnswer> {
  const inOrder = answers.toSorted((a, b) => a.answeredAt.getTime() - b.answeredAt.getTime());
  return new Map(inOrder.map((answer) => [answer.serviceId, answer]));
}

/** The answers that say something new: those that differ from what already stands. */
export function changedAnswers(
  given: AnswerServices["answers"],
  standing: ReadonlyMap<string, ServiceAnswer>,
): AnswerServices["answers"] {
  return given.filter((answer) => standing.get(answer.serviceId)?.standing !== answer.standing);
}

/** Seen or never is a gap; done is none, and what was not answered is not known to be one. */
export function isServiceGap(standing: ServiceStanding | null): boolean {
  return standing === "seen" || standing === "never";
}

/** How many services stand where. `unanswered` are not counted as never. */
export type ServiceCounts = Readonly<Record<ServiceStanding | "unanswered", number>> & { readonly total: number };

/** Counts services by where they stand. */
export function countServices(services: readonly { standing: ServiceStanding | null }[]): ServiceCounts {
  const counts = { done: 0, seen: 0, never: 0, unanswered: 0, total: services.length };
  for (const { standing } of services) counts[standing ?? "unanswered"] += 1;
  return counts;
}

/** The counts in one line: “9 done, 6 seen, 4 never of 24; 5 not answered”. */
export function serviceSummary({ done, seen, never, unanswered, total }: ServiceCounts): string {
  if (unanswered === total) return `None of ${total} answered yet`;
  const rest = unanswered === 0 ? "all answered" : `${unanswered} not answered`;
  return `${done} done, ${seen} seen, ${never} never of ${total}; ${rest}`;
}

const groupNames: Readonly<Record<string, string>> = {
  transparency: "Transparency: one true picture",
  delivery_support: "Delivery support",
  governance: "Governance and assurance",
  reusability: "Reuse: methods, skills, lessons",
};

/** The name of a group of services; one that an administrator has added is called by its own word. */
export function serviceGroupName(group: string): string {
  const words = group.replaceAll("_", " ").trim();
  return groupNames[group] ?? `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** What a task that closes the gap might be called, to be put into the member's own words. */
export function serviceTaskTitle(name: string, standing: ServiceStanding | null): string {
  return standing === "seen" ? `Do it myself once: ${name}` : `See it done, then take a part: ${name}`;
}
