import { type TimedActivity, timeNetwork, typicalMonths } from "./network";

/** One leg of a route as the catalogue has it. */
export type RouteStage = {
  readonly title: string;
  readonly roleName: string;
  readonly months: { readonly min: number; readonly max: number };
  /** Competencies that its entry criteria ask for. */
  readonly entryCompetencyIds: readonly string[];
};

/** A study or a certificate that runs beside the stages. */
export type RouteStudy = {
  readonly id: string;
  readonly name: string;
  readonly days: number;
  readonly competencyIds: readonly string[];
};

export type RouteNode = TimedActivity & { readonly name: string };

/** A study in the network. `neededBy` is the position of the stage that waits for it; null when only the goal does. */
export type StudyNode = RouteNode & { readonly neededBy: number | null };

export type RouteNetwork = {
  readonly from: string;
  readonly to: string;
  /** Months from the start until the goal, on the critical path. */
  readonly finish: number;
  readonly stages: readonly RouteNode[];
  readonly studies: readonly StudyNode[];
};

const daysPerMonth = 365.25 / 12;

/** A role's name as a label: "Business Analyst" is drawn as "Business analyst"; words in capitals stay. */
export function sentenceCase(name: string): string {
  return name.replace(/(?<=\s)\p{Lu}\p{Ll}[\p{L}’'-]*/gu, (word) => word.toLowerCase());
}

/** "Banking domain knowledge in twelve weeks" is drawn as "Banking domain knowledge": the months stand beside it. */
function drawnName(name: string): string {
  return sentenceCase(name.replace(/ in [\w-]+ (days|weeks|months)$/u, ""));
}

/**
 * The network of a route: every stage but the last, which is the goal, one after another; each study beside them from the
 * start until the first stage whose entry criteria ask for what it teaches, or until the goal. Null when a route has
 * fewer than two stages, because then there is nothing to draw.
 */
export function routeNetwork(stages: readonly RouteStage[], studies: readonly RouteStudy[] = []): RouteNetwork | null {
  const [first] = stages;
  const goal = stages.at(-1);
  if (first === undefined || goal === undefined || stages.length < 2) return null;
  const legs = stages.slice(0, -1);
  const stageId = (position: number) => `stage-${position}`;
  const neededBy = studies.map((study) => {
    const position = legs.findIndex(
      (leg, i) => i > 0 && leg.entryCompetencyIds.some((id) => study.competencyIds.includes(id)),
    );
    return position < 0 ? null : position;
  });
  const timed = timeNetwork([
    ...legs.map((leg, i) => ({
      id: stageId(i),
      months: typicalMonths(leg.months),
      after: [
        ...(i === 0 ? [] : [stageId(i - 1)]),
        ...studies.filter((_, k) => neededBy[k] === i).map((study) => study.id),
      ],
    })),
    ...studies.map((study) => ({ id: study.id, months: Math.ceil(study.days / daysPerMonth), after: [] })),
  ]);
  return {
    from: sentenceCase(first.roleName),
    to: sentenceCase(goal.roleName),
    finish: timed.finish,
    stages: timed.activities.slice(0, legs.length).map((node, i) => ({
      ...node,
      name: sentenceCase((i === 0 ? legs[i]?.title : legs[i]?.roleName) ?? ""),
    })),
    studies: timed.activities.slice(legs.length).map((node, k) => ({
      ...node,
      name: drawnName(studies[k]?.name ?? ""),
      neededBy: neededBy[k] ?? null,
    })),
  };
}

function months(n: number): string {
  return n === 1 ? "1 month" : `${n} months`;
}

/** The network read aloud: the critical path leg by leg, the goal's month, then the float of everything else. */
export function readAloud(network: RouteNetwork): string {
  const nodes = [...network.stages, ...network.studies];
  const legs = nodes.filter((node) => node.float === 0).map((node) => `${node.name} for ${months(node.months)}`);
  const slack = nodes.filter((node) => node.float > 0);
  const path = `Critical path: ${[network.from, ...legs].join(", ")}, ${network.to} at month ${network.finish}.`;
  return [path, ...slack.map((node) => `${node.name} has ${months(node.float)} of float.`)].join(" ");
}
