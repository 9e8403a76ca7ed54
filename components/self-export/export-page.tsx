import Link from "next/link";
import { AccountPage } from "@/components/accounts/account-page";
import { buttonClass } from "@/components/ui/button";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { sentenceFor } from "@/components/ui/reasons";
import { Section } from "@/components/ui/section";
import { Time } from "@/components/ui/time";
import { exportLimit } from "@/domain/self-export/limit";

type Props = {
  readonly about: {
    readonly plans: number;
    readonly files: number;
    readonly bytes: number;
    readonly lastAt: Date | null;
  };
  /** Whether the reader has just proved who they are. */
  readonly isFresh: boolean;
  /** Whether they have just been refused because they take it too often. */
  readonly tooOften: boolean;
  readonly zone: string;
};

const here = "/account/export";

function plansText(plans: number): string {
  if (plans === 0) return "You have no plan yet.";
  const whole = "whole, with hidden lines, revisions and baselines, in the format that can be imported again.";
  return plans === 1 ? `Your plan, ${whole}` : `Each of your ${plans} plans, ${whole}`;
}

function filesText(files: number, bytes: number): string {
  if (files === 0)
    return "You have uploaded none as evidence or with a post. A photograph and the badges of credentials come along.";
  const size = bytes < 100_000 ? "less than 0.1 MB" : `${(bytes / 1_000_000).toFixed(1)} MB`;
  return `${files === 1 ? "One file" : `${files} files`} of evidence and of posts, ${size}, with your photograph and the badges of credentials.`;
}

/** What the archive holds and what stays out of it, and the button that sends it. */
export function ExportPage({ about, isFresh, tooOften, zone }: Props) {
  return (
    <AccountPage
      here={here}
      lead="Everything held here by you and about you, in one archive, whenever you like. Nothing of it is removed here."
    >
      {tooOften ? <Notice tone="a" title={sentenceFor("accounts.exported_too_often")} /> : null}
      <Section id="archive" title="What it holds">
        <dl className="sumlist">
          <div>
            <dt>index.html</dt>
            <dd>All of it to read, in any browser, without this site.</dd>
          </div>
          <div>
            <dt>data.json</dt>
            <dd>
              The same for programs: profile, ratings, requests, mentorships, plans, evidence, reviews, ledger, drafts,
              who has looked at your plans, where you are signed in.
            </dd>
          </div>
          <div>
            <dt>plans</dt>
            <dd>{plansText(about.plans)}</dd>
          </div>
          <div>
            <dt>Files</dt>
            <dd>{filesText(about.files, about.bytes)}</dd>
          </div>
        </dl>
      </Section>
      <Section id="left-out" title="What stays out">
        <p className="prose">
          Secrets, of which only hashes are kept. Other people’s addresses. What others wrote for themselves or in what
          is theirs: a mentor’s notes, a mentee’s request, how somebody wishes to be reached. Others are named where you
          see their names here.
        </p>
      </Section>
      <Section id="take" title="Take it away">
        <div className="stack-6">
          <p className="prose">
            Whoever has the archive has all of this: keep it where you would keep a diary. It is made as you download
            it, and no copy stays here.{" "}
            {about.lastAt === null ? (
              "You have not taken it yet."
            ) : (
              <>
                Last taken <Time at={about.lastAt} as="slot" zone={zone} />; if that was not you,{" "}
                <Link href="/account/security">sign out other devices and change your password</Link>.
              </>
            )}
          </p>
          {isFresh ? (
            <form method="post" action={`${here}/archive`}>
              <button type="submit" className={buttonClass({})}>
                Download everything
              </button>
              <p className="ui muted mt-3">At most {exportLimit.points} times an hour.</p>
            </form>
          ) : (
            <LinkButton href={`/confirm-it-is-you?next=${here}`}>Confirm that it is you</LinkButton>
          )}
        </div>
      </Section>
    </AccountPage>
  );
}
