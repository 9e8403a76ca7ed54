import { type Drawn, drawPost } from "@/components/markdown/draw";
import { type CaseDraft, fieldLabels, toldPoints } from "@/domain/cases/document";
import { parseMarkdown } from "@/domain/markdown/parse";

const heading = (words: string): Drawn => ({ tag: "h3", parts: [words] });

function told(label: string, text: string): readonly Drawn[] {
  return text === "" ? [] : [heading(label), ...drawPost(parseMarkdown(text), 4)];
}

function listed(label: string, lines: readonly string[]): readonly Drawn[] {
  if (lines.length === 0) return [];
  return [heading(label), { tag: "ol", parts: lines.map((line): Drawn => ({ tag: "li", parts: [line] })) }];
}

/** The texts of a case as they will stand, for its preview: drawn by what draws them on its page. */
export function drawCase(item: CaseDraft, names: Readonly<Record<string, string>>): readonly Drawn[] {
  return [
    ...told(fieldLabels.situation, item.situation),
    ...told(fieldLabels.constraints, item.constraints),
    ...told(fieldLabels.decisionPoint, item.decisionPoint),
    ...listed(fieldLabels.options, item.options),
    ...told(fieldLabels.happened, item.happened),
    ...told(fieldLabels.hindsight, item.hindsight),
    ...listed(
      fieldLabels.points,
      toldPoints(item.points).map(({ text, competency_ids: ids }) =>
        ids.length === 0 ? text : `${text} (${ids.map((id) => names[id] ?? id).join(", ")})`,
      ),
    ),
  ];
}
