import type { PostHeld } from "./facts";

/** Moves that a mentor may have made, as the directory's filter offers them, in its order. */
export const careerMoves = [
  "pmo-ba",
  "ba-pm",
  "pmo-pm",
  "junior-pm",
  "pmo-junior",
  "it-pm",
  "pmo-lead",
  "sector",
] as const;
export type CareerMove = (typeof careerMoves)[number];

export const careerMoveLabels: Readonly<Record<CareerMove, string>> = {
  "pmo-ba": "PMO to BA",
  "ba-pm": "BA to project manager",
  "pmo-pm": "PMO straight to PM",
  "junior-pm": "Junior PM to PM",
  "pmo-junior": "PMO to junior PM",
  "it-pm": "Testing or IT to PM",
  "pmo-lead": "PMO team to PMO lead",
  sector: "From one sector to another",
};

const managing = 3;

type Kind = "pmo" | "pmo_lead" | "ba" | "it" | "junior" | "pm" | "other";

function kindOf(post: PostHeld): Kind {
  switch (post.family) {
    case "pmo":
    case "pmo_specialist":
      return post.level >= managing && post.family === "pmo" ? "pmo_lead" : "pmo";
    case "analysis":
      return "ba";
    case "technology":
      return "it";
    case "project":
      return post.level >= managing ? "pm" : "junior";
    default:
      return "other";
  }
}

const moveOf: Partial<Record<`${Kind}>${Kind}`, CareerMove>> = {
  "pmo>ba": "pmo-ba",
  "pmo_lead>ba": "pmo-ba",
  "ba>pm": "ba-pm",
  "ba>junior": "ba-pm",
  "pmo>pm": "pmo-pm",
  "pmo_lead>pm": "pmo-pm",
  "junior>pm": "junior-pm",
  "pmo>junior": "pmo-junior",
  "pmo_lead>junior": "pmo-junior",
  "it>pm": "it-pm",
  "it>junior": "it-pm",
  "pmo>pmo_lead": "pmo-lead",
};

/** Posts in the order in which they were taken up. */
export function inOrder(posts: readonly PostHeld[]): PostHeld[] {
  return [...posts].sort((a, b) => a.fromYear - b.fromYear || (a.toYear ?? 9999) - (b.toYear ?? 9999));
}

/** The moves between one post and the next in this history, each once. */
export function movesMade(posts: readonly PostHeld[]): Set<CareerMove> {
  const made = new Set<CareerMove>();
  const ordered = inOrder(posts);
  for (const [index, post] of ordered.entries()) {
    const next = ordered[index + 1];
    if (!next) break;
    const move = moveOf[`${kindOf(post)}>${kindOf(next)}`];
    if (move) made.add(move);
    if (post.domainId && next.domainId && post.domainId !== next.domainId) made.add("sector");
  }
  return made;
}
