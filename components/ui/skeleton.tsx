/** Lines in the shape of what is coming; drawn only when loading takes longer than 300 ms. */
export function Skeleton({ label, rows = 5 }: { readonly label: string; readonly rows?: number }) {
  const widths = [70, 86, 60, 78, 66, 82];
  return (
    <div role="status" aria-label={label} className="after-300">
      {Array.from({ length: rows }, (_, i) => `row-${i + 1}`).map((key, i) => (
        <div key={key} className="flex h-10 items-center gap-4 border-b border-rule">
          <i className="sk w-8" />
          <i className="sk" style={{ width: `${widths[i % widths.length] ?? 70}%` }} />
        </div>
      ))}
    </div>
  );
}
