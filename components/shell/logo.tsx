/** The mark: a small network with its critical path. */
export function Logo() {
  return (
    <svg viewBox="0 0 38 22" aria-hidden="true" fill="none">
      <path d="M7 11h9l5-7h6" stroke="var(--color-ink)" strokeWidth="1.5" />
      <path d="M7 11h10l5 6h8" stroke="var(--color-signal)" strokeWidth="3" />
      <path d="M1 7.5h7v7H1z" fill="var(--color-ink)" />
      <path d="M26 1.5h5v5h-5z" fill="var(--color-paper)" stroke="var(--color-ink)" strokeWidth="1.5" />
      <path d="m32.5 11.8 5 5-5 5-5-5z" fill="var(--color-signal)" />
    </svg>
  );
}
