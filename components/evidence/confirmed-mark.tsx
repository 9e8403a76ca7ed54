import { StatusMark } from "@/components/ui/status-mark";

/** Whether a mentor has confirmed a piece, and whether it was edited since. Nothing where nobody has. */
export function ConfirmedMark({
  piece,
}: {
  readonly piece: { readonly version: number; readonly confirmedVersion: number | null };
}) {
  if (piece.confirmedVersion === null) return null;
  return piece.confirmedVersion === piece.version ? (
    <StatusMark status="G">Confirmed</StatusMark>
  ) : (
    <StatusMark status="A">Confirmed before the last edit</StatusMark>
  );
}
