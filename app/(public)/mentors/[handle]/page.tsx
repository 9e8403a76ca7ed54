import type { Metadata } from "next";
import { cache } from "react";
import { sendRequest } from "@/app/(app)/requests/actions";
import { AskAfterSigningUp, CannotAsk, YourOwnPage } from "@/components/matching/cannot-ask";
import { MentorProfile } from "@/components/matching/mentor-profile";
import { PrivateActions } from "@/components/matching/private-actions";
import { RequestForm } from "@/components/requests/request-form";
import { caller, orNotFound, orNull, viewer } from "@/server/rsc";
import { blockMentor, markMentor } from "../actions";

type Props = { readonly params: Promise<{ handle: string }> };

const mentorOf = cache(async (handle: string) => {
  const api = await caller();
  return orNotFound(api.matching.getMentor({ handle }));
});

type Mentor = Awaited<ReturnType<typeof mentorOf>>;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const mentor = await mentorOf((await params).handle);
  const what = [mentor.title, mentor.domain?.name].filter((part) => part !== null && part !== undefined).join(", ");
  return {
    title: mentor.name,
    description: what === "" ? `${mentor.name}, mentor.` : `${mentor.name}: ${what}.`,
    robots: { index: false },
  };
}

/** The form to ask this mentor, read beside the page; null for a visitor, and where the page already says why not. */
async function formOf(handle: string) {
  if ((await viewer()) === null) return null;
  const api = await caller();
  return orNull(api.requests.getRequestForm({ handle }));
}

type Asking = { readonly mentor: Mentor; readonly zone: string; readonly form: Awaited<ReturnType<typeof formOf>> };

/** What stands beside the mentor for a signed-in reader: the form, or why there is none. */
function Asking({ mentor, zone, form }: Asking) {
  if (mentor.isSelf) return <YourOwnPage />;
  if (form === null || (!mentor.can.ask && !mentor.together)) return <CannotAsk mentor={mentor} zone={zone} />;
  return <RequestForm form={form} action={sendRequest} />;
}

/** One mentor, as far as their own choices let this reader see them. */
export default async function MentorPage({ params }: Props) {
  const { handle } = await params;
  const [mentor, reader, form] = await Promise.all([mentorOf(handle), viewer(), formOf(handle)]);
  return (
    <>
      <link rel="canonical" href={`/mentors/${mentor.handle}`} />
      {reader === null ? (
        <MentorProfile mentor={mentor} ask={<AskAfterSigningUp mentor={mentor} />} />
      ) : (
        <MentorProfile
          mentor={mentor}
          zone={reader.zone}
          ask={<Asking mentor={mentor} zone={reader.zone} form={form} />}
          actions={<PrivateActions mentor={mentor} mark={markMentor} block={blockMentor} />}
        />
      )}
    </>
  );
}
