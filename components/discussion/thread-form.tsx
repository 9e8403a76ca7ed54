import { Draft } from "@/components/drafts/draft";
import { Composer, PreviewButton } from "@/components/markdown/composer";
import { ActionForm } from "@/components/ui/action-form";
import { Choices, Optional, Tick } from "@/components/ui/choices";
import { SelectField, TextField } from "@/components/ui/field";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { AttachFields, type WaitingFile } from "./attach-fields";
import { NameOffers, type OfferNames } from "./name-offers";

export type Named = { readonly id: string; readonly name: string };

const stages = [
  { value: "", label: "Any" },
  { value: "coordinator", label: "PMO coordinator" },
  { value: "business_analyst", label: "Business analyst" },
  { value: "project_manager", label: "Project manager" },
];

/** Opens a thread: what it is about, for whom it is, and its first post. */
export function ThreadForm({
  about,
  domains,
  ownDomain,
  tags,
  programmes,
  waitingFiles,
  offerNames,
  action,
}: {
  /** The case that it is about, or null for a free one in a domain. */
  readonly about: { readonly id: string; readonly title: string } | null;
  readonly domains: readonly Named[];
  /** The member's own, which stands chosen. */
  readonly ownDomain: string | null;
  readonly tags: readonly Named[];
  /** The programmes in which the member takes part. */
  readonly programmes: readonly Named[];
  /** What waits in forms of the member's, in this one among them. */
  readonly waitingFiles: readonly WaitingFile[];
  /** Finds people whom the member may name, by the beginning of a name. */
  readonly offerNames: OfferNames;
  readonly action: FormAction;
}) {
  const audiences = [
    { value: "members", label: "Members", hint: "Whoever is signed in here." },
    { value: "public", label: "Everybody", hint: "Visitors and search engines too." },
    ...programmes.map(({ id, name }) => ({
      value: `programme ${id}`,
      label: name,
      hint: "Those who take part in the programme, and its coordinators.",
    })),
  ];
  return (
    <ActionForm action={action} id="thread" className="max-w-[48rem] stack-6" label="Start a thread">
      {/* What Enter presses in a line, rather than a button of a file. */}
      <button type="submit" hidden />
      <input type="hidden" name="caseId" value={about?.id ?? ""} />
      <TextField
        name="title"
        label="Title"
        maxLength={160}
        hint="A question that others can answer from their own projects."
      />
      {about === null ? (
        <SelectField
          name="domainId"
          label="Domain"
          options={domains.map(({ id, name }) => ({ value: id, label: name }))}
          defaultValue={ownDomain ?? undefined}
        />
      ) : null}
      <div>
        <Composer name="body" label="Your first post" hint="@ names somebody who will be able to read it." rows={10} />
        <NameOffers offer={offerNames} />
        <AttachFields place={`thread:${about?.id ?? "new"}`} waiting={waitingFiles} />
      </div>
      <Choices name="audience" legend="Who may read it" options={audiences} selected="members" />
      <SelectField name="stage" label="From which seat it is asked" aside="optional" options={stages} />
      {tags.length === 0 ? null : (
        <Choices
          name="tagIds"
          kind="several"
          look="chips"
          legend={<Optional>Tags, five at most</Optional>}
          options={tags.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Tick
        name="quiet"
        label="Quiet round: collect first answers for two days, then open them together"
        hint="Nobody is led by who answers first. Answers to a post are shown at once."
      />
      <Tick
        name="asMember"
        label="Post as “a member”, without my name"
        hint="You are the same member throughout the thread. Moderators can see who you are, for a reason that is written down."
      />
      <Draft of={`thread:${about?.id ?? "new"}`} />
      <div className="row">
        <SubmitButton busy="Opening…">Start the thread</SubmitButton>
        <PreviewButton />
      </div>
    </ActionForm>
  );
}
