import type { MissingFact } from "./facts";
import type { PassingReason, RefusalReason } from "./rules";
import { missingSentence } from "./sentences";

/** Why a mentor is not offered, in words, and what would change it; `change` is null when nothing the reader does would. */
export type WhyNot = { reason: RefusalReason; because: string; change: string | null };

/** What the sentences may name: all of it is already visible to the reader. */
export type WhyNotDetails = {
  /** The mentor's first name. */
  name: string;
  /** When a pause or leave ends or a place opens, as a date in words; null when not known. */
  until: string | null;
  missing: readonly MissingFact[];
};

/** Explains one refusal to the mentee. Private exclusions of either side all read the same and offer no lever. */
export function explainWhyNot(reason: RefusalReason, details: WhyNotDetails): WhyNot {
  const { name, until } = details;
  switch (reason) {
    case "self":
      return { reason, because: "This is you.", change: null };
    case "not_available_to_you":
      return { reason, because: "This mentor is not available to you.", change: null };
    case "line_manager":
      return {
        reason,
        because: `${name} is in your reporting line, so the two of you are never paired.`,
        change: "Correct the line manager in your account if that is no longer so.",
      };
    case "same_unit":
      return {
        reason,
        because: `You and ${name} work in the same unit, so the two of you are never paired.`,
        change: "Correct your unit in your account if that is no longer so.",
      };
    case "same_employer":
      return {
        reason,
        because: `You and ${name} have the same employer, and this programme does not pair colleagues.`,
        change: "A coordinator can change this rule of the programme.",
      };
    case "your_own_cover":
      return {
        reason,
        because: `${name} is of your organisation, and you asked to be hidden from everybody there.`,
        change: "Lift the cover in your account if you want to ask people of your own organisation.",
      };
    case "not_approved":
      return { reason, because: `${name} is not mentoring in this programme at present.`, change: null };
    case "paused":
    case "on_leave":
    case "silent":
    case "full":
      return passing(reason, name, until);
    case "level":
      return {
        reason,
        because: `${name} is not at a level above yours.`,
        change: "Mentors are offered from one level above. Check that your present role is right.",
      };
    case "language":
      return {
        reason,
        because: `You and ${name} have named no language in common.`,
        change: "Add every language in which you could hold a conversation.",
      };
    case "mode":
      return {
        reason,
        because: `You and ${name} have no way of meeting in common.`,
        change: "Add another way of meeting, such as video.",
      };
    case "hours":
      return {
        reason,
        because: `You and ${name} share no free hour in the coming week.`,
        change: "Add hours in which you could meet. Half an hour is enough.",
      };
    case "not_enough":
      return notEnough(details.missing);
  }
}

function passing(reason: PassingReason, name: string, until: string | null): WhyNot {
  switch (reason) {
    case "paused":
      return {
        reason,
        because: until ? `${name} takes no new requests until ${until}.` : `${name} takes no new requests at present.`,
        change: "Save this mentor and ask later.",
      };
    case "on_leave":
      return {
        reason,
        because: until ? `${name} is on leave until ${until}.` : `${name} is on leave.`,
        change: "Save this mentor and ask later.",
      };
    case "silent":
      return {
        reason,
        because: `${name} is not answering requests at present, so none are sent.`,
        change: "Ask somebody else, or save this mentor and look again.",
      };
    case "full":
      return {
        reason,
        because: until
          ? `All of ${name}’s places are taken. One should open on ${until}.`
          : `All of ${name}’s places are taken.`,
        change: "Save this mentor and ask when a place opens.",
      };
  }
}

function notEnough(missing: readonly MissingFact[]): WhyNot {
  const yours = missing.filter((fact) => fact.whose === "mentee");
  const because = `There is not enough to go on: ${missing
    .map((fact) => missingSentence(fact))
    .map((sentence) => sentence.charAt(0).toLowerCase() + sentence.slice(1))
    .join("; ")}.`;
  return { reason: "not_enough", because, change: yours.length > 0 ? "Answer this in your account." : null };
}
