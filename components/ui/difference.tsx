import type { Change } from "@/domain/changes";

/** Two texts as one, with what went struck out and what came marked. */
export function Difference({ changes }: { readonly changes: readonly Change[] }) {
  return (
    <p className="diff ui whitespace-pre-wrap">
      {changes.map(({ kind, text }, index) => {
        const key = `${index} ${kind}`;
        if (kind === "same") return <span key={key}>{text}</span>;
        return kind === "added" ? <ins key={key}>{text}</ins> : <del key={key}>{text}</del>;
      })}
    </p>
  );
}
