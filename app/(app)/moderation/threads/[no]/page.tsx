import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { ActionForm } from "@/components/ui/action-form";
import { TextField } from "@/components/ui/field";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { caller, orNotFound, requireViewer } from "@/server/rsc";
import { changeThread } from "../../actions";

export const metadata: Metadata = { title: "Moderate a thread" };

type Props = { readonly params: Promise<{ no: string }> };

/** What can be done with the place of a thread. Old addresses lead to the new place of every post. */
const places = [
  { to: "move", label: "Move it", text: "to another case or domain" },
  { to: "split", label: "Split posts off", text: "into a thread of their own" },
  { to: "merge", label: "Merge it", text: "into another thread for the same readers" },
] as const;

/** One thread with what a moderator can do with it. */
export default async function ModerateThreadPage({ params }: Props) {
  const { no } = await params;
  if (!/^[1-9]\d{0,8}$/.test(no)) notFound();
  await requireViewer(`/moderation/threads/${no}`);
  const thread = await orNotFound((await caller()).moderation.getThread({ threadNo: Number(no) }));
  const state = [thread.locked ? "locked" : null, thread.pinned ? "pinned" : null].filter(Boolean).join(" and ");
  return (
    <div className="wrap pb-16">
      <PageHead
        title={thread.title}
        crumbs={[
          { href: "/moderation", label: "Moderation" },
          { href: thread.path, label: "The thread" },
        ]}
      >
        {state === "" ? "It is open, and stands among the others by its last post." : `It is ${state}.`}
      </PageHead>
      <div className="max-w-[48rem] stack-12">
        <Section id="change" title="Lock and pin" aside="Locked, it takes no more posts; pinned, it stands first">
          <ActionForm action={changeThread} id="change" className="fields" label="Lock and pin">
            <input type="hidden" name="threadNo" value={thread.no} />
            <TextField
              name="words"
              label="Why"
              aside={thread.locked ? "optional" : "asked to lock it"}
              hint="Kept in the log. Whoever reads a locked thread sees why it is locked."
              maxLength={500}
            />
            <div className="row">
              <SubmitButton small look="secondary" name="move" value={thread.locked ? "unlock" : "lock"} busy="Saving…">
                {thread.locked ? "Unlock it" : "Lock it"}
              </SubmitButton>
              <SubmitButton small look="secondary" name="move" value={thread.pinned ? "unpin" : "pin"} busy="Saving…">
                {thread.pinned ? "Take the pin off" : "Pin it"}
              </SubmitButton>
            </div>
          </ActionForm>
        </Section>
        <Section id="place" title="Where it stands">
          <ul className="ruled ui">
            {places.map(({ to, label, text }) => (
              <li key={to} className="py-2">
                <Link href={`/moderation/threads/${thread.no}/${to}`} prefetch={false}>
                  {label}
                </Link>{" "}
                <span className="muted">{text}</span>
              </li>
            ))}
          </ul>
        </Section>
      </div>
    </div>
  );
}
