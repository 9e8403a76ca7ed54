import { Notice } from "@/components/ui/notice";
import { paragraphsOf } from "./paragraphs";

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
        {paragraphsOf(situation).map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </section>
  );
}
