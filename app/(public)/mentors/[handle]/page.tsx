import type { Metadata } from "next";
import { cache } from "react";
import { AskAfterSigningUp, CannotAsk } from "@/components/matching/cannot-ask";
import { MentorProfile } from "@/components/matching/mentor-profile";
import { PrivateActions } from "@/components/matching/private-actions";
import { caller, orNotFound, viewer } from "@/server/rsc";
import { markMentor } from "../actions";

type Props = { readonly params: Promise<{ handle: string }> };

const mentorOf = cache(async (handle: string) => {
  const api = await caller();
  return orNotFound(api.matching.getMentor({ handle }));
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const mentor = await mentorOf((await params).handle);
  const what = [mentor.title, mentor.domain?.name].filter((part) => part !== null && part !== undefined).join(", ");
  return {
    title: mentor.name,
    description: what === "" ? `${mentor.name}, mentor.` : `${mentor.name}: ${what}.`,
    robots: { index: false },
  };
}

/** One mentor, as far as their own choices let this reader see them. */
export default async function MentorPage({ params }: Props) {
  const [mentor, reader] = await Promise.all([mentorOf((await params).handle), viewer()]);
  return (
    <>
      <link rel="canonical" href={`/mentors/${mentor.handle}`} />
      <MentorProfile
        mentor={mentor}
        zone={reader?.zone}
        ask={reader === null ? <AskAfterSigningUp mentor={mentor} /> : <CannotAsk mentor={mentor} zone={reader.zone} />}
        actions={reader === null ? null : <PrivateActions mentor={mentor} mark={markMentor} />}
      />
    </>
  );
}
