/** Sentences gathered into paragraphs of about sixty words, so that a long brief can be read. */
export function paragraphsOf(text: string): string[] {
  const sentences = text.split(/(?<=[.?;])\s+(?=[A-Z“])/);
  const result: string[] = [];
  for (const sentence of sentences) {
    const current = result.at(-1);
    if (current === undefined || current.split(/\s+/).length >= 50) result.push(sentence);
    else result[result.length - 1] = `${current} ${sentence}`;
  }
  return result;
}
