/** The year that an address asks for; all years when it asks for none, or for nonsense. */
export function yearOf(text: string | null | undefined): { year?: number } {
  return text && /^(19[6-9]\d|20\d\d)$/.test(text) ? { year: Number(text) } : {};
}
