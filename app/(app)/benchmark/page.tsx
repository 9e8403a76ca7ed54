import type { Metadata } from "next";
import Link from "next/link";
import { Autosave } from "@/components/benchmark/autosave";
import { GapFigure } from "@/components/benchmark/gap-figure";
import { RatingGroups } from "@/components/benchmark/rating-form";
import { roleOptions } from "@/components/benchmark/role-step";
import { WidestGaps } from "@/components/benchmark/widest-gaps";
import { ActionForm } from "@/components/ui/action-form";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { roleInSentence } from "@/domain/catalogue/words";
import { caller, orNotFound, requireViewer } from "@/server/rsc";
import { chooseTarget, saveRatings, saveRatingsDraft } from "./actions";

export const metadata: Metadata = { title: "Benchmark" };

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Where somebody stands against the role they want: drawn, ranked, and to be rated anew. */
export default async function BenchmarkPage({ searchParams }: Props) {
  await requireViewer("/benchmark");
  const asked = (await searchParams).role;
  const api = await caller();
  const roleId = typeof asked === "string" && asked !== "" ? asked : undefined;
  const benchmark = await orNotFound(api.benchmark.getBenchmark(roleId === undefined ? {} : { roleId }));
  const { role, totals, lines } = benchmark;
  const rated = lines.filter((line) => line.self !== null).length;
  const comparing = role !== null && role.id !== benchmark.targetRoleId;
  return (
    <div className="wrap">
      <PageHead
        title="Benchmark"
        block={[
          { label: comparing ? "Compared with" : "Target", value: role?.name ?? "Not chosen" },
          { label: "Rated", value: `${rated} of ${lines.length}` },
          { label: "With a gap", value: String(totals.competencies) },
          { label: "Levels to gain", value: String(totals.levels) },
          { label: "Widest", value: String(totals.widest) },
        ]}
      >
        Where you are against what the role asks for. Every rating is dated and none is overwritten.
      </PageHead>
      <form method="get" action="/benchmark" className="filterbar filters">
        <div className="grow max-w-96">
          <label htmlFor="role">Compare with</label>
          <select className="inp sm" id="role" name="role" defaultValue={role?.id ?? ""}>
            {role === null ? <option value="">Choose a role</option> : null}
            {roleOptions(benchmark.roles).map(({ group, options }) => (
              <optgroup key={group} label={group}>
                {options.map((option) => (
                  <option key={option.value} value={option.value}>
                    {option.label}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </div>
        <button type="submit" className="btn sm sec2">
          Compare
        </button>
        {comparing && benchmark.targetRoleId !== null ? (
          <Link className="ui self-center" href="/benchmark">
            Back to my target
          </Link>
        ) : null}
      </form>
      {comparing ? (
        <ActionForm action={chooseTarget} id="target" className="mt-4" label="Change the target">
          <input type="hidden" name="role" value={role.id} />
          <SubmitButton look="secondary" small busy="Saving…">
            {`Make ${roleInSentence(role.name)} my target`}
          </SubmitButton>
        </ActionForm>
      ) : null}
      {role === null ? (
        <div className="mt-8">
          <EmptyState
            title="A benchmark needs a target"
            level={2}
            drawn
            action={<LinkButton href="/start">Say where you want to be</LinkButton>}
          >
            Choose a role above to compare with, or answer the four steps of the start: then mentors are ranked for it
            as well.
          </EmptyState>
        </div>
      ) : (
        <div className="cols mt-8">
          <Section id="gap" title={`The gap to ${roleInSentence(role.name)}`} className="c8">
            <GapFigure lines={lines} role={role.name} />
          </Section>
          <Section id="widest" title="What weighs most" aside="Musts count double" className="c4">
            <WidestGaps gaps={benchmark.ranked.slice(0, 6)} />
            {totals.unrated === 0 ? null : (
              <p className="ui muted mt-4">
                {totals.unrated} not rated yet. Unknown is not a gap and not a match: <a href="#rate">rate them</a>.
              </p>
            )}
            <div className="mt-4">
              <LinkButton look="secondary" href="/mentors">
                Mentors for these gaps
              </LinkButton>
            </div>
          </Section>
        </div>
      )}
      <Section id="services" title="PMO services" className="mt-12" light>
        <p className="ui">
          Which services of a PMO have you done, which have you seen, which never?{" "}
          <Link href="/benchmark/services">Check them for gaps</Link>
        </p>
      </Section>
      <div className="mt-12 print:hidden" id="rate">
        <h2>Rate yourself</h2>
        <p className="muted mt-1 max-w-[66ch]">
          Answer for last month, not for your best day. Save as few as you like: what you leave alone stays as it was.
        </p>
        <ActionForm action={saveRatings} id="ratings" label="Rate yourself" className="mt-6">
          <Autosave save={saveRatingsDraft}>
            <RatingGroups lines={lines} scale={benchmark.scale} />
          </Autosave>
          <div className="mt-4">
            <SubmitButton busy="Saving…">Save the ratings</SubmitButton>
          </div>
        </ActionForm>
      </div>
      {benchmark.retired.length === 0 ? null : (
        <Section id="retired" title="No longer in the framework" className="mt-12" light>
          <p className="ui muted">No role asks for these any more. What you were rated on them is kept.</p>
          <ul className="ruled mt-2">
            {benchmark.retired.map(({ id, name }) => (
              <li key={id}>
                <Link href={`/benchmark/${id}`} prefetch={false}>
                  {name}
                </Link>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  );
}
