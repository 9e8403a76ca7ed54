import { askedLevel } from "@/domain/plans/criteria";
import type { Criterion } from "@/domain/plans/document";

/** The competency and level that a criterion asks for, under its words; nothing where it asks for none. */
export function Asked({
  criterion,
  names,
}: {
  readonly criterion: Criterion;
  /** What competencies are called. */
  readonly names: Readonly<Record<string, string>>;
}) {
  const asked = askedLevel(criterion, names);
  return asked === null ? null : <span className="small muted block">{asked}</span>;
}
