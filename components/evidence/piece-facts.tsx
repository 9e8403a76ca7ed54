import { longDate } from "@/domain/dates";
import { differences } from "@/domain/evidence/tags";
import {
  audienceNames,
  contextNames,
  differenceNames,
  rungNames,
  sizeBounds,
  sizeNames,
  stageNames,
  visibilityNames,
} from "@/domain/evidence/words";
import { sizeWords } from "@/domain/files/words";
import type { FileLine, PieceView } from "@/server/evidence/queries";

/** A file, to be saved by whoever sees its piece. */
export function FileLink({ file }: { readonly file: FileLine }) {
  return (
    <p className="ui">
      <a href={`/files/${file.id}`} download className="inline-block py-1 font-semibold [overflow-wrap:anywhere]">
        {file.name}
      </a>{" "}
      <span className="muted nowrap">{sizeWords(file.size)}</span>
    </p>
  );
}

/** Everything that is said of a piece, in words; what is not said is left out. */
export function PieceFacts({ piece }: { readonly piece: PieceView }) {
  const lines: [string, string][] = [["Happened", longDate(new Date(`${piece.happenedOn}T00:00:00Z`), "UTC")]];
  for (const difference of differences) {
    const rung = piece[difference];
    const name = differenceNames[difference];
    if (rung !== null) lines.push([name.charAt(0).toUpperCase() + name.slice(1), rungNames[rung]]);
  }
  if (piece.context !== null) lines.push(["Context", contextNames[piece.context].toLowerCase()]);
  if (piece.audiences.length > 0) {
    lines.push(["Audience", piece.audiences.map((audience) => audienceNames[audience].toLowerCase()).join(", ")]);
  }
  if (piece.size !== null) lines.push(["Size", `${sizeNames[piece.size]}: ${sizeBounds[piece.size].toLowerCase()}`]);
  if (piece.budget !== "") lines.push(["Budget or people", piece.budget]);
  if (piece.stages.length > 0) {
    lines.push(["Stages", piece.stages.map((stage) => stageNames[stage].toLowerCase()).join(", ")]);
  }
  if (piece.can.keep) lines.push(["Seen by", visibilityNames[piece.visibility].toLowerCase()]);
  return (
    <dl className="sumlist">
      {lines.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
