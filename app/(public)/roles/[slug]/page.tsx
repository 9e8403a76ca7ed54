import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { Cite } from "@/components/catalogue/cite";
import { TargetProfile } from "@/components/catalogue/target-profile";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { familyLabel } from "@/domain/catalogue/words";
import { caller, orNotFound } from "@/server/rsc";

type Params = { readonly params: Promise<{ slug: string }> };

/** Asked once, for the page and for its metadata. */
const load = cache(async (slug: string) => orNotFound((await caller()).catalogue.getRole({ id: slug })));

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const role = await load((await params).slug);
  return { title: role.name, description: role.summary, alternates: { canonical: `/roles/${role.id}` } };
}

/** One role: what people in it do, what proves it, what it asks for, and where it leads. */
export default async function RolePage({ params }: Params) {
  const role = await load((await params).slug);
  const musts = role.profile.filter((row) => row.critical).length;
  return (
    <div className="wrap">
      <PageHead
        title={role.name}
        crumbs={[{ href: "/roles", label: "Roles" }, { label: familyLabel(role.family) }]}
        block={[
          {
            label: "Entry level",
            value: role.entryLevel === null ? `None; near ${role.nearestLevel.label}` : role.entryLevel.label,
          },
          { label: "Experience, typically", value: `${role.typicalYearsMin} to ${role.typicalYearsMax} years` },
          { label: "Must-haves", value: `${musts} of ${role.profile.length}` },
        ]}
      >
        {role.summary}
      </PageHead>
      <div className="cols">
        <Section id="does" title="What they do" className="c6">
          <ul className="bullets">
            {role.whatTheyDo.map((task) => (
              <li key={task}>{task}</li>
            ))}
          </ul>
          <Cite ids={role.sourceIds} sources={role.sources} />
        </Section>
        <Section id="evidence" title="Evidence that shows it" className="c6">
          <ul className="bullets">
            {role.evidence.map((proof) => (
              <li key={proof}>{proof}</li>
            ))}
          </ul>
        </Section>
      </div>
      <Section
        id="profile"
        title="What it asks for"
        aside="0 not yet, 1 aware, 2 practising, 3 independent, 4 leading. Solid diamonds are must-haves"
        end={
          <Link href={`/benchmark?role=${role.id}`} prefetch={false}>
            Benchmark yourself
          </Link>
        }
        className="mt-12"
      >
        <TargetProfile role={role.name} rows={role.profile} />
        {role.profileNote === null ? null : (
          <p className="ui muted mt-4 max-w-[66ch]">Typical, adjust to your case. {role.profileNote}</p>
        )}
        <Cite ids={role.profileSourceIds} sources={role.sources} />
      </Section>
      <div className="cols mt-12">
        <Section id="next" title="Usual next roles" className="c6">
          {role.next.length === 0 ? <p className="ui muted">None is named.</p> : null}
          <ul className="ruled">
            {role.next.map((next) => (
              <li key={next.id}>
                <Link href={`/roles/${next.id}`} prefetch={false}>
                  {next.name}
                </Link>
                <p className="ui muted">{next.summary}</p>
              </li>
            ))}
          </ul>
        </Section>
        <Section id="routes" title="Routes through it" className="c6">
          {role.routes.length === 0 ? <p className="ui muted">No route of the catalogue passes through it.</p> : null}
          <ul className="ruled">
            {role.routes.map((route) => (
              <li key={route.slug}>
                <Link href={`/routes/${route.slug}`} prefetch={false}>
                  {route.name}
                </Link>
                {route.leadsHere ? <p className="ui muted">Leads here</p> : null}
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </div>
  );
}
