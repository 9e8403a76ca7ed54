import type { Metadata } from "next";
import { CaseClause } from "@/components/home/case-clause";
import { Closing } from "@/components/home/closing";
import { Differences } from "@/components/home/differences";
import { DomainList } from "@/components/home/domain-list";
import { exampleMatch } from "@/components/home/example-match";
import { GapClause } from "@/components/home/gap-clause";
import { GatesClause } from "@/components/home/gates-clause";
import { MatchClause } from "@/components/home/match-clause";
import { Hero, RouteSheet } from "@/components/home/opening";
import { readFigures } from "./figures";

export const metadata: Metadata = { title: { absolute: "Your career, run as a project – Critical Path" } };

/** The home page: the route first, then four clauses, each with a figure drawn from the catalogue as it stands. */
export default async function HomePage() {
  const { route, gap, gate, lead, cases, names, ...directory } = await readFigures();
  const slots = exampleMatch(names);
  return (
    <div className="wrap">
      <Hero />
      {route === null ? null : <RouteSheet {...route} />}
      <Differences />
      <section className="sec mt-16 scroll-mt-6" id="how" aria-labelledby="how-heading">
        <h2 id="how-heading" className="vh">
          How it works
        </h2>
        {slots === null ? null : <MatchClause slots={slots} />}
        {gap === null ? null : <GapClause figure={gap} />}
        {gate === null ? null : <GatesClause {...gate} />}
        {lead === null ? null : <CaseClause lead={lead} total={cases} />}
      </section>
      <DomainList {...directory} />
      <Closing />
    </div>
  );
}
