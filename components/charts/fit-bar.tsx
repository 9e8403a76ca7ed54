import type { CSSProperties } from "react";
import type { ScoreSlot } from "@/domain/matching/weights";

export type FitSlot = { readonly slot: ScoreSlot; readonly weight: number; readonly points: number };

const names: Readonly<Record<ScoreSlot, string>> = {
  domain: "Domain",
  gaps: "Gaps",
  route: "Route",
  time: "Time",
  goals: "Goals",
};

/** The word for a slot of the fit bar. */
export function slotName(slot: ScoreSlot): string {
  return names[slot];
}

/** The whole score: what the slots add up to. */
export function fitTotal(slots: readonly FitSlot[]): number {
  return slots.reduce((sum, slot) => sum + slot.points, 0);
}

function columns(slots: readonly FitSlot[]): CSSProperties & Record<"--slots", string> {
  return { "--slots": slots.map((slot) => `minmax(0, ${Math.max(slot.weight, 1)}fr)`).join(" ") };
}

function filled(slot: FitSlot): CSSProperties & Record<"--v", string> {
  return { "--v": `${slot.weight === 0 ? 0 : Math.round((100 * slot.points) / slot.weight)}%` };
}

/**
 * A match score as a bar: the width of a slot is its weight, its fill the points. Slots keep their widths everywhere, so
 * that bars compare down a column. The key with the points stands beneath unless `bare`.
 */
export function FitBar({
  slots,
  large = false,
  bare = false,
}: {
  readonly slots: readonly FitSlot[];
  readonly large?: boolean;
  readonly bare?: boolean;
}) {
  const parts = slots.map((slot) => `${slotName(slot.slot).toLowerCase()} ${slot.points} of ${slot.weight}`);
  return (
    <div>
      <div
        className={large ? "fit lg" : "fit"}
        style={columns(slots)}
        role="img"
        aria-label={`Fit ${fitTotal(slots)} of 100: ${parts.join(", ")}`}
      >
        {slots.map((slot) => (
          <i key={slot.slot} style={filled(slot)} />
        ))}
      </div>
      {bare ? null : <FitKey slots={slots} />}
    </div>
  );
}

/** The names and points under a fit bar; the bar itself says the same to screen readers. */
function FitKey({ slots }: { readonly slots: readonly FitSlot[] }) {
  return (
    <div className="fitkey" style={columns(slots)} aria-hidden="true">
      {slots.map((slot) => (
        <span key={slot.slot}>
          {slotName(slot.slot)}
          <b>
            {slot.points}
            <small>/{slot.weight}</small>
          </b>
        </span>
      ))}
    </div>
  );
}

/** The total in the display face, "of 100" beside it unless the column says so already. */
export function Score({ points, bare = false }: { readonly points: number; readonly bare?: boolean }) {
  return (
    <span className="score">
      {points}
      {bare ? <span className="vh"> of 100</span> : <small>of 100</small>}
    </span>
  );
}
