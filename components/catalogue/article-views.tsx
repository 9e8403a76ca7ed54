import type { SourceView } from "@/domain/catalogue/sources";
import { stanceLabel } from "@/domain/catalogue/words";
import { type Citations, Cite } from "./cite";

export type ArticlePosition = { readonly articleId: string; readonly stance: string; readonly text: string | null };

function articleName(source: SourceView | undefined, id: string): string {
  return source === undefined ? id : source.label.replace(/, \d{4}$/, "");
}

/** What each article says of a route, side by side. The product decides for nobody. */
export function ArticleViews({
  positions,
  sources,
}: {
  readonly positions: readonly ArticlePosition[];
  readonly sources: Citations;
}) {
  return (
    <div className="cols">
      {positions.map((position) => (
        <div key={position.articleId} className="c6">
          <h3>{articleName(sources[position.articleId], position.articleId)}</h3>
          <p className="ui font-semibold">{stanceLabel(position.stance)}</p>
          {position.text === null ? null : (
            <>
              <p className="prose mt-2">{position.text}</p>
              <Cite ids={[position.articleId]} sources={sources} />
            </>
          )}
        </div>
      ))}
    </div>
  );
}
