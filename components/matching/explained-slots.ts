import type { ExplainedSlot } from "@/components/charts/fit-table";
import { type ScorePart, slotParts } from "@/domain/matching/weights";
import type { FitView } from "@/server/matching/directory-view";

const partNames: Readonly<Record<ScorePart, string>> = {
  domain: "domain",
  gaps: "gaps",
  path: "path",
  level: "level",
  availability: "shared hours",
  response: "answers",
  goals: "goals",
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The slots of a fit with the facts of their parts; a slot made of two parts says how its points divide. */
export function explainedSlots(fit: FitView): ExplainedSlot[] {
  return fit.slots.map((slot) => {
    const parts = fit.parts.filter((part) => slotParts[slot.slot].includes(part.part) && part.weight > 0);
    const reasons = parts.flatMap((part) => part.facts.map((fact) => ({ side: fact.side, text: `${fact.sentence}.` })));
    if (parts.length > 1) {
      const shares = parts.map((part) => `${partNames[part.part]} ${part.points} of ${part.weight}`).join(", ");
      reasons.push({ side: "for", text: `${capital(shares)}.` });
    }
    return { ...slot, reasons };
  });
}
