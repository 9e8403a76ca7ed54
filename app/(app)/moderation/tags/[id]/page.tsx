import type { Metadata } from "next";
import Link from "next/link";
import { TagForm, WhyField } from "@/components/moderation/tag-form";
import { ActionForm } from "@/components/ui/action-form";
import { SelectField } from "@/components/ui/field";
import { PageHead } from "@/components/ui/page-head";
import { Section } from "@/components/ui/section";
import { SubmitButton } from "@/components/ui/submit-button";
import { longDate } from "@/domain/dates";
import { caller, orNotFound, requireViewer } from "@/server/rsc";
import { changeTag, mergeTags, retireTag } from "../actions";

export const metadata: Metadata = { title: "A tag" };

type Props = { readonly params: Promise<{ id: string }> };

const counted = (count: number, one: string, more: string) => `${count} ${count === 1 ? one : more}`;

/** One tag with what can be done with it: called otherwise, retired, merged into another. */
export default async function TagPage({ params }: Props) {
  const { id } = await params;
  const reader = await requireViewer(`/moderation/tags/${encodeURIComponent(id)}`);
  const tag = await orNotFound((await caller()).moderation.getTag({ tagId: id }));
  const isRetired = tag.retiredAt !== null;
  return (
    <div className="wrap pb-16">
      <PageHead
        title={tag.name}
        crumbs={[
          reader.moderates ? { href: "/moderation", label: "Moderation" } : { href: "/admin", label: "Administration" },
          { href: "/moderation/tags", label: "Tags" },
        ]}
      >
        {tag.retiredAt === null
          ? "It can be chosen. "
          : `Retired since ${longDate(tag.retiredAt, reader.zone)}: it stays where it is and is not chosen any more. `}
        <Link href={`/cases?tag=${id}`}>{counted(tag.cases, "case", "cases")}</Link>,{" "}
        <Link href={`/discussion?tag=${id}`}>{counted(tag.threads, "thread", "threads")}</Link>
        {tag.merged.length === 0 ? "." : `. Merged into it: ${tag.merged.map(({ name }) => name).join(", ")}.`}
      </PageHead>
      <div className="max-w-[48rem] stack-12">
        <Section id="words" title="What it is called">
          <TagForm key={tag.name} tag={tag} action={changeTag} />
        </Section>
        <Section id="merge" title="Merge it into another">
          <ActionForm action={mergeTags} id="merge" className="fields" label={`Merge ${tag.name} into another`}>
            <input type="hidden" name="tagId" value={id} />
            <SelectField
              name="intoId"
              label="Into"
              options={[
                { value: "", label: "Choose" },
                ...tag.others.map((other) => ({ value: other.id, label: other.name })),
              ]}
              hint="Cases, threads, drafts and what members follow come along, and its address leads there. This is for good."
            />
            <WhyField />
            <SubmitButton small look="danger" busy="Merging…">
              Merge
            </SubmitButton>
          </ActionForm>
        </Section>
        <Section id="retire" title={isRetired ? "Put it back" : "Retire it"}>
          <ActionForm
            key={String(isRetired)}
            action={retireTag}
            id="retire"
            className="fields"
            label={isRetired ? `Put ${tag.name} back` : `Retire ${tag.name}`}
          >
            <input type="hidden" name="tagId" value={id} />
            <input type="hidden" name="retired" value={isRetired ? "no" : "yes"} />
            <WhyField />
            <SubmitButton small look="secondary" busy="Saving…">
              {isRetired ? "Put it back" : "Retire it"}
            </SubmitButton>
          </ActionForm>
        </Section>
      </div>
    </div>
  );
}
