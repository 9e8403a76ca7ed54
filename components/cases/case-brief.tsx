import { Notice } from "@/components/ui/notice";

/** Sentences gathered into paragraphs of about sixty words, so that a long brief can be read. */
function paragraphs(text: string): string[] {
  const sentences = text.split(/(?<=[.?;])\s+(?=[A-Z“])/);
  const result: string[] = [];
  for (const sentence of sentences) {
    const current = result.at(-1);
    if (current === undefined || current.split(/\s+/).length >= 50) result.push(sentence);
    else result[result.length - 1] = `${current} ${sentence}`;
  }
  return result;
}

/** The situation of a case. A sensitive case says beforehand what it touches and how far it goes. */
export function CaseBrief({ situation, sensitive }: { readonly situation: string; readonly sensitive: boolean }) {
  return (
    <section className="sec" aria-label="The situation">
      {sensitive ? (
        <div className="mb-6">
          <Notice tone="a" title="Before you read">
            People were harmed in this case, and the inquiry’s report speaks of suicide. The text keeps to judgments,
            the Act and the published volumes of the inquiry, and names no individual as responsible.
          </Notice>
        </div>
      ) : null}
      <div className="prose">
        {paragraphs(situation).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </section>
  );
}
