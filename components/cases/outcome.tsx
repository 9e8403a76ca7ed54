import { type Status, StatusMark } from "@/components/ui/status-mark";
import type { CaseOutcome } from "@/domain/cases/content-schema";

const marks: Readonly<Record<CaseOutcome["rag"], Status>> = {
  red: "R",
  amber: "A",
  green: "G",
  closed: "C",
  none: "N",
};

/** How a project ended: the mark, then the words. */
export function Outcome({ outcome }: { readonly outcome: CaseOutcome }) {
  return <StatusMark status={marks[outcome.rag]}>{outcome.text}</StatusMark>;
}
