import { Dumbbell, DumbbellKey, type DumbbellRow } from "@/components/charts/dumbbell";
import { Clause } from "./clause";

export type GapFigure = {
  readonly from: string;
  readonly to: string;
  readonly competencies: number;
  readonly withGap: number;
  readonly levels: number;
  readonly widest: readonly DumbbellRow[];
};

/** Clause 2: the gap between two roles, measured on the catalogue's own profiles. */
export function GapClause({ figure }: { readonly figure: GapFigure }) {
  return (
    <Clause
      no={2}
      title="A gap you can measure"
      text="Rate yourself against what each level looks like at work. The role you want has a target profile; the difference is sorted, drawn and dated, so that the next rating shows what moved."
    >
      <Dumbbell
        rows={figure.widest}
        caption={`The widest gaps from a typical ${figure.from} to a typical ${figure.to}`}
      />
      <div className="mt-3">
        <DumbbellKey now={`Typical ${figure.from}`} target={`Typical ${figure.to}`} />
      </div>
      <p className="cap mt-4">
        <b>Fig. 3</b>&ensp;From {figure.from} to {figure.to} there is a gap in {figure.withGap} of {figure.competencies}{" "}
        competencies, {figure.levels} levels in all. The heaviest are drawn. Profiles are this catalogue’s judgement of
        a typical employer; yours may ask for more.
      </p>
    </Clause>
  );
}
