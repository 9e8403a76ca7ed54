const shown = 5;

/** The suggestions that were answered last, newest answer first, five at most. */
export function lastAnswered<T extends { readonly decidedAt: Date | null }>(
  suggestions: readonly T[],
): (T & { readonly decidedAt: Date })[] {
  return suggestions
    .flatMap((one) => (one.decidedAt === null ? [] : [{ ...one, decidedAt: one.decidedAt }]))
    .sort((a, b) => b.decidedAt.getTime() - a.decidedAt.getTime())
    .slice(0, shown);
}
