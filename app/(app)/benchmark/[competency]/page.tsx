import type { Metadata } from "next";
import { cache } from "react";
import { StepLines } from "@/components/benchmark/step-lines";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { roleInSentence } from "@/domain/catalogue/words";
import { longDate } from "@/domain/dates";
import { caller, orNotFound, requestTime, requireViewer } from "@/server/rsc";

type Props = { readonly params: Promise<{ competency: string }> };

const raters = { self: "You", mentor: "Your mentor", peer: "A peer" } as const;

/** Asked once, for the page and for its metadata. */
const load = cache(async (competency: string) => {
  const reader = await requireViewer(`/benchmark/${encodeURIComponent(competency)}`);
  const api = await caller();
  return { reader, ...(await orNotFound(api.benchmark.getHistory({ competencyId: competency }))) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).competency)).competency.name };
}

/** One competency over time: drawn, and the same ratings as a table. */
export default async function CompetencyPage({ params }: Props) {
  const { reader, competency, scale, history, aim } = await load((await params).competency);
  const newestFirst = history.toReversed();
  return (
    <div className="wrap">
      <PageHead
        title={competency.name}
        crumbs={[{ href: "/benchmark", label: "Benchmark" }, { label: competency.difference }]}
        block={[
          { label: "Ratings", value: String(history.length) },
          ...(aim === null
            ? []
            : [
                {
                  label: `Target, ${roleInSentence(aim.role)}`,
                  value: `${aim.level}${aim.critical ? ", a must" : ""}`,
                },
              ]),
        ]}
      >
        {competency.description}
      </PageHead>
      <div className="cols">
        <Section id="history" title="Over time" className="c8">
          {history.length === 0 ? (
            <EmptyState title="Not rated yet" action={<LinkButton href="/benchmark#rate">Rate yourself</LinkButton>}>
              Each rating will stand here with its date. None is ever overwritten.
            </EmptyState>
          ) : (
            <>
              <figure>
                <StepLines
                  title={competency.name}
                  history={history}
                  target={aim?.level ?? null}
                  until={await requestTime()}
                  zone={reader.zone}
                />
                <figcaption className="mt-2">
                  <b>Fig. 1</b> Heavy line: your own ratings. Dashed: a mentor’s, kept apart. Dotted: the target.
                </figcaption>
              </figure>
              <table className="mt-6">
                <caption className="vh">Ratings of {competency.name}, newest first</caption>
                <thead>
                  <tr>
                    <th scope="col">Date</th>
                    <th scope="col">By</th>
                    <th scope="col">Level</th>
                    <th scope="col">Note</th>
                  </tr>
                </thead>
                <tbody>
                  {newestFirst.map((rating) => (
                    <tr key={`${rating.raterKind} ${rating.ratedAt.toISOString()}`}>
                      <th scope="row" className="nowrap font-normal">
                        {longDate(rating.ratedAt, reader.zone)}
                      </th>
                      <td>{raters[rating.raterKind]}</td>
                      <td className="nowrap">
                        {rating.level} {scale.find((level) => level.level === rating.level)?.label}
                      </td>
                      <td>{rating.note ?? <span className="faint">–</span>}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </>
          )}
        </Section>
        <Section id="levels" title="What each level looks like" className="c4">
          <ol className="ruled">
            {competency.descriptors.map((descriptor, level) => (
              <li key={descriptor}>
                <b className="font-semibold">
                  {level} {scale[level]?.label}
                </b>
                <p className="ui muted">{descriptor}</p>
              </li>
            ))}
          </ol>
        </Section>
      </div>
    </div>
  );
}
