import type { Metadata } from "next";
import Link from "next/link";
import { ProgrammeForm } from "@/components/programmes/programme-form";
import { PageHead, TitleBlock } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { caller, requireCoordinator } from "@/server/rsc";
import { saveProgramme } from "./actions";

export const metadata: Metadata = { title: "Programme" };

/** The programmes one coordinates: how they stand, what waits, and their rules. */
export default async function ProgrammePage() {
  await requireCoordinator("/programme");
  const api = await caller();
  const programmes = await api.programmes.coordinated();
  return (
    <div className="wrap pb-16">
      <PageHead title={programmes.length === 1 ? (programmes[0]?.name ?? "Programme") : "Your programmes"}>
        You see who takes part and what waits, not what a pair says to each other.
      </PageHead>
      <div className="stack-12">
        {programmes.map((programme) => (
          <Section
            key={programme.id}
            id={`programme-${programme.id}-head`}
            title={programmes.length === 1 ? "How it stands" : programme.name}
          >
            <TitleBlock
              cells={[
                { label: "Members", value: programme.members },
                { label: "Mentors", value: programme.mentors },
                {
                  label: "Places",
                  value: `${Math.max(0, programme.places - programme.taken)} of ${programme.places} free`,
                },
                {
                  label: "Applications",
                  value: (
                    <Link href="/programme/mentors" prefetch={false}>
                      {programme.waiting} waiting
                    </Link>
                  ),
                },
              ]}
            />
            <p className="mt-5 ui">
              <Link href="/programme/credentials" prefetch={false}>
                Credentials of members
              </Link>
              : record which you have seen.
            </p>
            <details className="mt-6 max-w-[40rem]" open={programmes.length === 1}>
              <summary>
                <b>Rules</b>
              </summary>
              <div className="mt-5">
                <ProgrammeForm programme={programme} action={saveProgramme} />
              </div>
            </details>
          </Section>
        ))}
      </div>
    </div>
  );
}
