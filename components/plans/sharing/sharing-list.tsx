import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tag } from "@/components/ui/tag";
import { Time } from "@/components/ui/time";
import type { SharingView } from "@/server/plans/sharing/sharing";

type Share = SharingView["shares"][number];

/** What a link is called on these pages. */
export const linkName = (label: string) => (label === "" ? "A link without a name" : `The link “${label}”`);

function nameOf(share: Share): string {
  if (share.isLink) return linkName(share.label);
  return share.mentorName ?? share.memberName ?? share.address ?? "A former member";
}

function kindOf(share: Share): string {
  if (share.isLink) return "Whoever has its address";
  return share.mentorshipId === null ? "Named reader" : "Mentor";
}

function Until({ share, zone }: { readonly share: Share; readonly zone: string }) {
  if (share.expiresAt !== null) {
    return (
      <>
        {share.ended ? "ran out " : "until "}
        <Time at={share.expiresAt} as="long" zone={zone} />
      </>
    );
  }
  if (share.mentorshipId === null) return <>until you take it back</>;
  return <>{share.ended ? "the mentorship has ended, so it opens nothing" : "as long as the mentorship lasts"}</>;
}

/** The ways in to a plan, each with until when it is open and a button to end it at once. */
export function Shares({
  planId,
  shares,
  action,
  zone,
}: {
  readonly planId: string;
  readonly shares: readonly Share[];
  readonly action: FormAction;
  readonly zone: string;
}) {
  if (shares.length === 0) return <p>Nobody else. It is private until you show it to somebody.</p>;
  return (
    <ul className="bare">
      {shares.map((share) => (
        <li key={share.id} className="row between rule-b gap-4 py-3">
          <div>
            <b className={share.ended ? "muted" : undefined}>{nameOf(share)}</b> <Tag>{kindOf(share)}</Tag>
            <p className="small muted">
              {share.memberName === null || share.address === null ? null : `As ${share.address}. `}
              Since <Time at={share.sharedAt} as="long" zone={zone} />, <Until share={share} zone={zone} />
              {share.address !== null && share.memberName === null ? ". Nobody has looked by it yet" : null}
            </p>
          </div>
          <ActionForm action={action} id={`end-${share.id}`} label={`Take back: ${nameOf(share)}`}>
            <input type="hidden" name="planId" value={planId} />
            <input type="hidden" name="shareId" value={share.id} />
            <SubmitButton look="secondary" small busy="Taking back…">
              {share.ended ? "Clear" : "Take back"}
            </SubmitButton>
          </ActionForm>
        </li>
      ))}
    </ul>
  );
}
