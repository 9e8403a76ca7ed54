import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Directory } from "@/components/matching/directory";
import { type AddressWords, directoryHref, parseDirectoryQuery } from "@/domain/matching/directory-query";
import { caller, viewer } from "@/server/rsc";
import { markMentor } from "./actions";

export const metadata: Metadata = {
  title: "Mentors",
  description:
    "Mentors who have gone from a PMO to leading projects, with what they have done and when they have time.",
  robots: { index: false },
};

/** True when an address carries words that say nothing: a form also sends its empty fields. */
function hasEmptyWords(words: AddressWords): boolean {
  return Object.entries(words).some(([name, value]) => value === "" || (name === "time" && value === "any"));
}

/** The directory, as far as each mentor’s choices let this reader see it. */
export default async function MentorsPage({ searchParams }: { readonly searchParams: Promise<AddressWords> }) {
  const words = await searchParams;
  const query = parseDirectoryQuery(words);
  if (hasEmptyWords(words)) redirect(directoryHref(query));
  const api = await caller();
  const [list, reader] = await Promise.all([api.matching.listMentors(query), viewer()]);
  return (
    <>
      <link rel="canonical" href="/mentors" />
      <Directory query={query} list={list} reader={reader === null ? null : { zone: reader.zone, mark: markMentor }} />
    </>
  );
}
