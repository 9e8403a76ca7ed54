import { memberId } from "../actor";
import type { Policy } from "../policy";

/** Whose benchmark it is, and who mentors that person now. */
export type BenchmarkOwner = { memberId: string; activeMentorIds: readonly string[] };

/** One's own benchmark, or that of a person whom one mentors now. No staff duty opens it. */
export const canReadBenchmark: Policy<BenchmarkOwner> = (actor, owner) =>
  memberId(actor) === owner.memberId || canRateAsMentor(actor, owner);

/** Only oneself rates oneself. */
export const canRateSelf: Policy<BenchmarkOwner> = (actor, owner) => memberId(actor) === owner.memberId;

/** A mentor adds a view of a person whom they mentor now; it stands beside the own rating and never replaces it. */
export const canRateAsMentor: Policy<BenchmarkOwner> = (actor, owner) => {
  const id = memberId(actor);
  return id !== undefined && owner.activeMentorIds.includes(id);
};
