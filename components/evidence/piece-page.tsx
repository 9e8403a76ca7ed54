import type { FormAction } from "@/components/ui/form-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { shortDate } from "@/domain/dates";
import { kindNames } from "@/domain/evidence/words";
import type { PieceView } from "@/server/evidence/queries";
import { Confirmations, ConfirmForm } from "./confirmations";
import { FileLink, PieceFacts } from "./piece-facts";
import { PieceLinks } from "./piece-links";
import { Questions } from "./questions";

export type PieceActions = Readonly<Record<"link" | "unlink" | "confirm" | "ask" | "answer", FormAction>>;

/** One piece in full: what it shows, what it serves, who has confirmed it and what was asked. */
export function PiecePage({
  piece,
  actions,
  zone,
}: {
  readonly piece: PieceView;
  readonly actions: PieceActions;
  readonly zone: string;
}) {
  return (
    <div className="wrap">
      <PageHead
        title={piece.title}
        crumbs={[{ href: "/evidence", label: "Evidence" }, { label: piece.can.keep ? "Yours" : piece.ownerName }]}
        block={[
          { label: "Kind", value: kindNames[piece.kind] },
          { label: "Version", value: String(piece.version) },
          { label: "Last edited", value: shortDate(piece.editedAt, zone) },
        ]}
      >
        {piece.can.keep ? "Your evidence." : `Evidence of ${piece.ownerName}, shown to you while you are their mentor.`}
      </PageHead>
      <div className="cols mt-8">
        <div className="c8 stack-12">
          <Section id="shows" title="What it shows">
            <p className="serif whitespace-pre-line [overflow-wrap:anywhere]">{piece.shows}</p>
            {piece.link === null ? null : (
              <p className="ui mt-4">
                <a
                  href={piece.link}
                  rel="ugc nofollow noopener noreferrer"
                  target="_blank"
                  className="inline-block py-1 [overflow-wrap:anywhere]"
                >
                  {piece.link}
                  <span className="vh"> (opens another site)</span>
                </a>
              </p>
            )}
            {piece.file === null ? null : (
              <div className="mt-4">
                <FileLink file={piece.file} />
              </div>
            )}
          </Section>
          <Section id="confirmed" title="Confirmed">
            <Confirmations piece={piece} zone={zone} />
            <ConfirmForm piece={piece} action={actions.confirm} />
          </Section>
          <Section id="questions" title="Questions">
            <Questions piece={piece} ask={actions.ask} answer={actions.answer} zone={zone} />
          </Section>
        </div>
        <aside className="c4 stack-12">
          <Section id="facts" title="Facts" light>
            <PieceFacts piece={piece} />
          </Section>
          <Section id="links" title="Serves" light>
            <PieceLinks piece={piece} link={actions.link} unlink={actions.unlink} />
          </Section>
          {piece.can.keep ? (
            <div className="row">
              <LinkButton look="secondary" href={`/evidence/${piece.id}/edit`}>
                Edit
              </LinkButton>
              <LinkButton look="quiet" href={`/evidence/${piece.id}/remove`}>
                Remove
              </LinkButton>
            </div>
          ) : null}
        </aside>
      </div>
    </div>
  );
}
