import type { countChanges } from "@/domain/catalogue/framework/differences";

type Counts = ReturnType<typeof countChanges>;

const of = (n: number, one: string, many: string) => (n === 0 ? [] : [`${n} ${n === 1 ? one : many}`]);

/** How much changed, as parts of a sentence: “1 competency added, 2 reworded”; null when nothing did. */
export function changesInWords({ added, retired, changed, targets }: Counts): string | null {
  const parts = [
    ...of(added, "competency added", "competencies added"),
    ...of(changed, "competency reworded", "competencies reworded"),
    ...of(retired, "competency retired", "competencies retired"),
    ...of(targets, "target changed", "targets changed"),
  ];
  return parts.length === 0 ? null : parts.join(", ");
}
